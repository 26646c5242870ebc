namespace TelnyxPS.Models;

/// <summary>
/// Records where and when a resource was read. Only the client creates stamps and knows their content.
/// </summary>
internal abstract class ReadStamp;
