using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>Reads an object from its first token, which is the current one, to its last.</summary>
internal delegate T JsonReader<T>(ref Utf8JsonReader reader);
