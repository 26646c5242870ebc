using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Bulk;

/// <summary>Reads external connections by id.</summary>
internal sealed class ConnectionReader(TelnyxSession session)
    : ResourceReader<ExternalConnection>(session, Endpoints.Connection);
