namespace TelnyxPS.Sandbox;

/// <summary>
/// How an update handles fields of <c>inbound</c> or <c>outbound</c> that are missing in the request. Telnyx does not
/// document this, so the sandbox can simulate both.
/// </summary>
internal enum NestedObjects
{
    /// <summary>The object is replaced: missing fields are cleared.</summary>
    Replace,

    /// <summary>The object is merged: missing fields do not change.</summary>
    Merge,
}
