using System.Text;
using TelnyxPS.Models;

namespace TelnyxPS.Tests.Models;

/// <summary>Makes connections of JSON.</summary>
internal static class Connections
{
    public static ExternalConnection Of(string json) =>
        new(Answer.Read(Encoding.UTF8.GetBytes(json), ConnectionDocument.Read), reading: null);
}
