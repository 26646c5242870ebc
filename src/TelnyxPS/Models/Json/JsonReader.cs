using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>Reads the fields of an object, whose first token is the current one, to its last.</summary>
internal delegate T JsonReader<T>(ref Utf8JsonReader reader);
