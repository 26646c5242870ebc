namespace TelnyxPS.Sandbox;

/// <summary>
/// What an update does to the fields of <c>inbound</c> or <c>outbound</c> that the request leaves out.
/// Telnyx does not document it, so the sandbox plays both.
/// </summary>
internal enum NestedObjects
{
    /// <summary>The object that is sent takes the place of the old one: what it leaves out is cleared.</summary>
    Replace,

    /// <summary>Only the fields that are sent change.</summary>
    Merge,
}
