using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Bulk;

/// <summary>Reads the names of connections by id, and caches them in the session.</summary>
internal sealed class ConnectionNameReader(TelnyxSession session)
    : ResourceReader<NamedConnection>(session, Endpoints.NamedConnection);
