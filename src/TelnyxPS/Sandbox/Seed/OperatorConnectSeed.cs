namespace TelnyxPS.Sandbox;

/// <summary>What the seeded connections of Operator Connect have more than those of Zoom.</summary>
internal static class OperatorConnectSeed
{
    private const string Chicago = "Teams Chicago";
    private const string London = "Teams London";
    private const string Sydney = "Teams Sydney";
    private const string Toronto = "Teams Toronto";

    // Of no connection here, and free: a retry has one of them succeed and the other fail again.
    private const string Swedish = "+46846500400";
    private const string Taken = "+442079460130";

    private const string StillUsed = "A user still has the number.";

    private static readonly DateTime FirstRelease = new(2025, 5, 6, 9, 30, 0, 250, DateTimeKind.Utc);

    public static void AddAddresses(SandboxConnection connection)
    {
        int index = 0;

        SandboxCivicAddress Address(string country, string state, string city, string postalCode, string house,
            string street, string suffix, params string[] locations)
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

    /// <summary>The upload that brought the numbers, and what was released.</summary>
    public static void AddHistory(SandboxConnection connection)
    {
        if (connection.PhoneNumbers.Count > 0)
            AddUpload(connection);

        SandboxRelease Release(int index, string status, params string[] numbers) => new(
            ReleaseTicket(index), status, FirstRelease.AddDays(index), connection.CivicAddresses[0].DefaultLocation,
            numbers)
        {
            ErrorMessage = status == "failed" ? StillUsed : null,
        };

        connection.Releases.AddRange(connection.Name switch
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
            _ => new SandboxRelease[0],
        });
    }

    public static void AddLogMessages(SandboxAccount account)
    {
        SandboxConnection Named(string name) => account.Connections.First(connection => connection.Name == name);

        account.Log.Add(new ApiProblem("10009", "Integration not authorized",
            "The consent of the tenant was missing, and has been given since."));
        account.Log.Add(new ApiProblem("10015", "Address not verified",
            "An address was corrected before it was accepted.", "/house_number"), Named(Sydney).Id);
        foreach (SandboxUploadEntry failed in Named(London).Uploads[0].Failures)
        {
            account.Log.Add(new ApiProblem("10015", "Phone number not uploaded", failed.ErrorMessage!),
                Named(London).Id, failed.Number, Named(London).Uploads[0].TicketId);
        }

        account.Log.Add(new ApiProblem("10015", "Phone number not released", StillUsed),
            Named(Chicago).Id, "+13125550110", ReleaseTicket(3));
        account.Log.Add(new ApiProblem("10015", "Phone number without a name",
            "No name is shown to those who are called."), Named(Toronto).Id, "+14165550181");
    }

    private static void AddUpload(SandboxConnection connection)
    {
        string[] failing = connection.Name == London ? [Swedish, Taken] : [];
        var upload = new SandboxUpload(SandboxUuid.Of("upload of " + connection.Name), connection,
            connection.CivicAddresses[0].DefaultLocation, [SandboxUpload.CallingUser],
            connection.PhoneNumbers.Select(number => number.Number).Concat(failing));

        upload.End(entry => entry.Number switch
        {
            Swedish => SandboxUpload.UnknownCountry,
            Taken => SandboxUpload.InternalError,
            _ => null,
        });
        foreach (SandboxPhoneNumber number in connection.PhoneNumbers)
            connection.Take(number, upload);
        connection.Uploads.Add(upload);
    }

    private static string ReleaseTicket(int index) => SandboxUuid.Of("release " + index);
}
