namespace TelnyxPS.Models;

/// <summary>Where and when a resource was read. The client makes it and knows what is in it.</summary>
internal abstract class ReadStamp;
