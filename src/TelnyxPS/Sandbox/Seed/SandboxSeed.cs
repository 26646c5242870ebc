using System.Globalization;

namespace TelnyxPS.Sandbox;

/// <summary>
/// The initial connections of a sandbox: the same every time, newest first. Phone numbers are from ranges that are
/// reserved for fiction.
/// </summary>
internal static class SandboxSeed
{
    private const long NewestId = 1930241863466354012;
    private const long IdStep = 3141592653589793;
    private const string Standard = "1911630617284445511";
    private const string Europe = "1908714400296371203";
    private const string Asia = "1902553918067213386";
    private const string ContactCenter = "1896120775341648919";
    private const string Trial = "1890475206119284731";

    private static readonly DateTime Newest = new(2025, 6, 4, 12, 34, 57, 67, DateTimeKind.Utc);
    private static readonly TimeSpan Step = new(8, 16, 3, 11);

    private enum Webhooks
    {
        None,
        Primary,
        WithFailover,
    }

    /// <summary>Creates the account of a company in three regions, with free phone numbers and log messages.</summary>
    /// <param name="moreNumbers">The number of additional free phone numbers.</param>
    public static SandboxAccount PlausibleAccount(int moreNumbers = 0)
    {
        List<SandboxConnection> connections = [.. Plausible()];
        List<SandboxPhoneNumber> free = [.. NumberSeed.Plausible()];
        IEnumerable<SandboxPhoneNumber> more = NumberSeed.More(
            moreNumbers, connections.SelectMany(connection => connection.PhoneNumbers).Concat(free));
        var account = new SandboxAccount(connections, free.Concat(more)) { VoiceProfiles = Profiles() };
        OperatorConnectSeed.AddLogMessages(account);
        return account;
    }

    /// <summary>Creates an account with a number of generated connections and 2,500 free phone numbers.</summary>
    public static SandboxAccount GeneratedAccount(int connections) =>
        new(Generated(connections), NumberSeed.Generated(2500)) { VoiceProfiles = Profiles() };

    /// <summary>
    /// Creates an account with one Operator Connect connection with addresses, and free phone numbers.
    /// </summary>
    public static SandboxAccount OperatorConnectAccount(int freeNumbers)
    {
        SandboxConnection connection = Make(0, "Teams Chicago", true, Tags("teams"), Standard, null, null);
        connection.ExternalSipConnection = SandboxConnection.OperatorConnect;
        OperatorConnectSeed.AddAddresses(connection);
        return new SandboxAccount([connection], NumberSeed.Generated(freeNumbers)) { VoiceProfiles = Profiles() };
    }

    /// <summary>Returns the outbound voice profiles of the connections, and one that is disabled.</summary>
    public static IReadOnlyList<SandboxVoiceProfile> Profiles() =>
    [
        new(Standard, "Standard", Newest.AddDays(-30)) { Destinations = ["US", "CA"], Tags = ["amer"] },
        new(Europe, "Europe", Newest.AddDays(-60))
        {
            ConcurrentCallLimit = 200,
            Destinations = ["AT", "CH", "DE", "ES", "FR", "GB", "IE", "NO"],
            Tags = ["emea"],
        },
        new(Asia, "Asia Pacific", Newest.AddDays(-90))
        {
            ConcurrentCallLimit = 100,
            DailySpendLimit = "250.00",
            Destinations = ["AU", "JP", "NZ", "PH", "SG"],
            Tags = ["apac"],
        },
        new(ContactCenter, "Contact Center", Newest.AddDays(-120))
        {
            DailySpendLimit = "2500.00",
            Destinations = ["AU", "CA", "GB", "PH", "SG", "US"],
            Tags = ["contact-center"],
        },
        new(Trial, "Trial", Newest.AddDays(-150)) { Enabled = false, ConcurrentCallLimit = 2, Destinations = ["US"] },
    ];

    /// <summary>Returns the connections of a company in three regions.</summary>
    public static IEnumerable<SandboxConnection> Plausible()
    {
        int index = 0;

        SandboxConnection Next(
            string name,
            bool active,
            string[] tags,
            string profile,
            int? inbound,
            int? outbound,
            Webhooks webhooks = Webhooks.None,
            int? timeout = null,
            params string[] numbers)
        {
            SandboxConnection connection = Make(index++, name, active, tags, profile, inbound, outbound);
            AddWebhooks(connection, webhooks, timeout);
            foreach (string number in numbers)
            {
                connection.Assign(new SandboxPhoneNumber(number)
                {
                    Tags = [.. tags.Take(1)],
                    CustomerReference = name.ToLowerInvariant().Replace(' ', '-'),
                    IsPorted = profile == ContactCenter,
                });
            }

            return connection;
        }

        SandboxConnection Teams(
            string name,
            bool active,
            string[] tags,
            string profile,
            int? inbound,
            int? outbound,
            params string[] numbers)
        {
            SandboxConnection connection =
                Next(name, active, tags, profile, inbound, outbound, Webhooks.None, null, numbers);
            connection.ExternalSipConnection = SandboxConnection.OperatorConnect;
            connection.CredentialActive = true;
            OperatorConnectSeed.AddAddresses(connection);
            OperatorConnectSeed.AddHistory(connection);
            return connection;
        }

        return
        [
            Next("Chicago Headquarters", true, Tags("amer", "headquarters"), Standard, null, 10,
                Webhooks.WithFailover, 25),
            Next("Berlin Branch", true, Tags("emea", "branch"), Europe, 20, 20, Webhooks.Primary, 10,
                "+493023125014", "+493023125015", "+493023125016"),
            Next("London Contact Center", true, Tags("emea", "contact-center"), ContactCenter, 120, 80,
                Webhooks.WithFailover, 5, "+442079460101", "+442079460102", "+442079460103", "+442079460104"),
            Next("Board Members", true, Tags("amer", "vip;board"), Standard, null, null, Webhooks.WithFailover, 30,
                "+13125550100"),
            Next("Lyon Showroom", false, Tags("emea", "retired"), Europe, 4, 4),
            Teams("Teams Chicago", true, Tags("amer", "teams"), Standard, null, 30, "+13125550110", "+13125550111"),
            Next("Denver Branch", true, Tags("amer", "branch"), Standard, 10, 10, Webhooks.Primary, 10),
            Next("Sydney Branch", true, Tags("apac", "branch"), Asia, 15, 15, Webhooks.Primary, 10,
                "+61255501201", "+61255501202"),
            Next("Austin Pilot", true, Tags("amer", "retired"), Standard, null, 2, Webhooks.Primary, null),
            Next("Singapore Contact Center", true, Tags("apac", "contact-center"), ContactCenter, 60, 60,
                Webhooks.WithFailover, 5),
            Next("Madrid Branch", true, Tags("emea", "branch"), Europe, null, null),
            Teams("Teams London", true, Tags("emea", "teams"), Europe, 50, 50, "+442079460120"),
            Next("Boston Branch", false, Tags("amer", "branch"), Standard, 8, 8, Webhooks.None, null, "+16175550123"),
            Next("Tokyo Branch", true, Tags("apac", "branch"), Asia, null, 12, Webhooks.Primary, 15),
            Next("Old Reception", true, Tags("amer", "branch", "retired"), Standard, 1, 1, Webhooks.WithFailover, 20),
            Next("Seattle Contact Center", true, Tags("amer", "contact-center"), ContactCenter, 200, 150,
                Webhooks.WithFailover, 5,
                "+12065550140", "+12065550141", "+12065550142", "+12065550143", "+12065550144"),
            Next("Dublin Branch", true, Tags("emea", "branch"), Europe, 12, 12, Webhooks.Primary, 10),
            Teams("Teams Pilot", false, Tags("emea", "teams", "pilot"), Europe, null, null),
            Next("Melbourne Branch", true, Tags("apac", "branch"), Asia, 6, 6, Webhooks.Primary, 10),
            Next("Munich Warehouse", false, Tags("emea"), Europe, 3, null),
            Next("Oslo Branch", true, Tags("emea", "branch", "retired"), Europe, 5, 5, Webhooks.Primary, 10),
            Next("New York Branch", true, Tags("amer", "branch"), Standard, 40, 40, Webhooks.WithFailover, 10,
                "+12125550160", "+12125550161"),
            Next("Executive Assistants", true, Tags("amer", "vip;board"), Standard, null, 6, Webhooks.Primary, 30),
            Next("Manila Contact Center", true, Tags("apac", "contact-center"), ContactCenter, 90, 90,
                Webhooks.WithFailover, 5),
            Teams("Teams Sydney", true, Tags("apac", "teams"), Asia, 25, 25),
            Next("Lab", false, Tags(), Standard, 0, 0),
            Next("Paris Branch", true, Tags("emea", "branch"), Europe, 18, 18, Webhooks.Primary, 0),
            Next("Conference 2024", false, Tags("apac", "retired"), Asia, null, 50, Webhooks.Primary, 10),
            Next("Toronto Branch", true, Tags("amer", "branch"), Standard, 14, null,
                Webhooks.Primary, 10, "+14165550170"),
            Next("Auckland Branch", true, Tags("apac", "branch"), Asia, 6, 6),
            Teams("Teams Paris", true, Tags("emea", "teams"), Europe, null, 20, "+33199000180"),
            Next("Vienna Branch", true, Tags("emea", "branch"), Europe, 9, 9, Webhooks.Primary, 10),
            Next("Overflow Contact Center", false, Tags("emea", "contact-center"), ContactCenter, 30, 30,
                Webhooks.WithFailover, 5, "+442079460190"),
            Next("Miami Kiosk", true, Tags("amer", "retired"), Standard, 2, null),
            Teams("Teams Toronto", true, Tags("amer", "teams"), Standard, 10, 10, "+14165550181"),
            Next("First Trial", false, Tags("amer"), Standard, null, null),
        ];
    }

    /// <summary>
    /// Generates Zoom connections without phone numbers for tests of bulk changes. Every second one is active, and all
    /// have the tags <c>generated</c>, <c>retired</c>, and a region.
    /// </summary>
    public static IEnumerable<SandboxConnection> Generated(int count)
    {
        string[] regions = ["amer", "emea", "apac"];
        for (int i = 0; i < count; i++)
        {
            string id = (NewestId - i * 1000003L).ToString(CultureInfo.InvariantCulture);
            yield return new SandboxConnection(id, "Generated " + (i + 1), Newest.AddMinutes(-i))
            {
                Active = i % 2 == 0,
                Tags = Tags("generated", "retired", regions[i % regions.Length]),
                OutboundVoiceProfileId = Standard,
                OutboundChannelLimit = i % 50 + 1,
            };
        }
    }

    private static SandboxConnection Make(
        int index, string name, bool active, string[] tags, string profile, int? inbound, int? outbound)
    {
        string id = (NewestId - index * IdStep).ToString(CultureInfo.InvariantCulture);
        DateTime createdAt = Newest - TimeSpan.FromTicks(Step.Ticks * index);
        return new SandboxConnection(id, name, createdAt)
        {
            UpdatedAt = createdAt.AddHours(7 * (index % 5)).AddSeconds(index),
            Active = active,
            CredentialActive = active,
            Tags = tags,
            OutboundVoiceProfileId = profile,
            InboundChannelLimit = inbound,
            OutboundChannelLimit = outbound,
        };
    }

    private static void AddWebhooks(SandboxConnection connection, Webhooks webhooks, int? timeout)
    {
        connection.WebhookTimeoutSecs = timeout;
        if (webhooks == Webhooks.None)
            return;

        string path = "/telnyx/" + connection.Name.ToLowerInvariant().Replace(' ', '-');
        connection.WebhookApiVersion = "2";
        connection.WebhookEventUrl = "https://hooks.example.com" + path;
        if (webhooks == Webhooks.WithFailover)
            connection.WebhookEventFailoverUrl = "https://hooks.example.net" + path;
    }

    private static string[] Tags(params string[] tags) => tags;
}
