namespace TelnyxPS.Sandbox;

/// <summary>The data that only the Operator Connect connections of the seed have.</summary>
internal static class OperatorConnectSeed
{
    private const string Chicago = "Teams Chicago";
    private const string London = "Teams London";
    private const string Sydney = "Teams Sydney";
    private const string Toronto = "Teams Toronto";

    // Neither is assigned to a connection here. After a retry, one of them succeeds and the other fails again.
    private const string Swedish = "+46846500400";
    private const string Taken = "+442079460130";

    private const string StillUsed = "The number is still assigned to a user.";

    private static readonly DateTime FirstRelease = new(2025, 5, 6, 9, 30, 0, 250, DateTimeKind.Utc);

    public static void AddAddresses(SandboxConnection connection)
    {
        int index = 0;

        SandboxCivicAddress Address(
            string country,
            string state,
            string city,
            string postalCode,
            string house,
            string street,
            string suffix,
            params string[] locations)
        {
            return new SandboxCivicAddress(SandboxUuid.Of($"address {index++} of {connection.Name}"), locations)
            {
                Description = city + " Office",
                Country = country,
                State = state,
                City = city,
                PostalCode = postalCode,
                HouseNumber = house,
                StreetName = street,
                StreetSuffix = suffix,
            };
        }

        connection.CivicAddresses = connection.Name switch
        {
            Chicago =>
            [
                Address("US", "IL", "Chicago", "60601", "100", "Sample", "St", "Reception", "Floor 2", "Floor 3"),
                Address("US", "IL", "Naperville", "60540", "12", "Specimen", "Ave", "Warehouse"),
            ],
            London =>
            [
                Address("GB", "", "London", "EC1A 1BB", "7", "Sample", "Lane", "Reception", "Floor 4"),
                Address("GB", "", "Croydon", "CR0 1AA", "31", "Specimen", "Road", "Back Office"),
            ],
            Sydney =>
            [
                Address("AU", "NSW", "Sydney", "2000", "25", "Sample", "St", "Reception", "Roof"),
                Address("AU", "NSW", "Newcastle", "2300", "4", "Specimen", "St", "Depot"),
            ],
            Toronto =>
            [
                Address("CA", "ON", "Toronto", "M5H 2N2", "60", "Sample", "St", "Reception", "Studio"),
                Address("CA", "ON", "Ottawa", "K1P 1J1", "8", "Specimen", "Ave", "Reception"),
                Address("US", "NY", "Buffalo", "14202", "19", "Example", "Ave", "Warehouse"),
            ],
            "Teams Paris" =>
            [
                Address("FR", "", "Paris", "75001", "5", "Rue de l'Exemple", "", "Accueil", "Salle 1", "Salle 2"),
                Address("FR", "", "Lyon", "69001", "14", "Rue du Specimen", "", "Accueil"),
                Address("BE", "", "Brussels", "1000", "3", "Rue de l'Exemple", "", "Accueil"),
            ],
            _ =>
            [
                Address("GB", "", "Reading", "RG1 1AA", "2", "Sample", "Street", "Lab"),
                Address("IE", "", "Dublin", "D01 A1A1", "9", "Specimen", "Street", "Lab", "Kitchen"),
            ],
        };
    }

    /// <summary>Adds the upload of the connection's numbers, and releases.</summary>
    public static void AddHistory(SandboxConnection connection)
    {
        if (connection.PhoneNumbers.Count > 0)
            AddUpload(connection);

        SandboxRelease Release(int index, string status, params string[] numbers) => new(
            ReleaseTicket(index),
            status,
            FirstRelease.AddDays(index),
            connection.CivicAddresses[0].DefaultLocation,
            numbers)
        {
            ErrorMessage = status == "failed" ? StillUsed : null,
        };

        SandboxRelease[] releases = connection.Name switch
        {
            Chicago =>
            [
                Release(4, "pending", "+13125550111"),
                Release(3, "failed", "+13125550110"),
                Release(1, "expired", "+13125550110", "+13125550111"),
            ],
            Sydney =>
            [
                Release(2, "complete", "+61255501210", "+61255501211"),
                Release(0, "unknown", "+61255501212"),
            ],
            _ => [],
        };
        connection.Releases.AddRange(releases);
    }

    public static void AddLogMessages(SandboxAccount account)
    {
        SandboxConnection chicago = Find(Chicago);
        SandboxConnection london = Find(London);

        Add("10009", "Integration not authorized", "Tenant consent was missing, but has since been granted.");
        account.Log.Add(
            new ApiProblem(
                "10015", "Address not verified", "An address was corrected before it was accepted.", "/house_number"),
            Find(Sydney).Id);
        foreach (SandboxUploadEntry failed in london.Uploads[0].Failures)
        {
            string ticketId = london.Uploads[0].TicketId;
            Add("10015", "Phone number not uploaded", failed.ErrorMessage!, london.Id, failed.Number, ticketId);
        }

        Add("10015", "Phone number not released", StillUsed, chicago.Id, "+13125550110", ReleaseTicket(3));
        Add("10015", "Caller name missing", "The phone number has no caller name.", Find(Toronto).Id, "+14165550181");

        SandboxConnection Find(string name) => account.Connections.First(connection => connection.Name == name);

        void Add(
            string code,
            string title,
            string detail,
            string? connectionId = null,
            string? number = null,
            string? ticketId = null) =>
            account.Log.Add(new ApiProblem(code, title, detail), connectionId, number, ticketId);
    }

    private static void AddUpload(SandboxConnection connection)
    {
        string[] failing = connection.Name == London ? [Swedish, Taken] : [];
        var upload = new SandboxUpload(
            SandboxUuid.Of("upload of " + connection.Name),
            connection,
            connection.CivicAddresses[0].DefaultLocation,
            [SandboxUpload.CallingUser],
            connection.PhoneNumbers.Select(number => number.Number).Concat(failing));

        upload.End(entry => entry.Number switch
        {
            Swedish => SandboxUpload.UnknownCountry,
            Taken => SandboxUpload.InternalError,
            _ => null,
        });
        foreach (SandboxPhoneNumber number in connection.PhoneNumbers)
            connection.Assign(number, upload);
        connection.Uploads.Add(upload);
    }

    private static string ReleaseTicket(int index) => SandboxUuid.Of("release " + index);
}
