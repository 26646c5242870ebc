using TelnyxPS.Client;
using TelnyxPS.Models;
using TelnyxPS.Sandbox;
using TelnyxPS.Tests.Client;

namespace TelnyxPS.Tests.Models;

/// <summary>Random bulk changes of a sandbox account, recorded as text and undone.</summary>
public sealed class UndoPropertyTests
{
    private const int Seeds = 1000;
    private static readonly string[] Tags =
        ["amer", "emea", "vip;board", "\"quoted\"", "(none)", " outer ", "a\nb", "ü", "x y"];

    [Fact]
    public async Task Undoing_bulk_changes_restores_every_setting()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var account = new Account(seed);
            await account.PrepareAsync();
            Dictionary<(string, Setting), object?> before = await account.ReadAsync();
            for (int i = account.Random.Next(1, 4); i > 0; i--)
                await account.ChangeInBulkAsync();

            int conflicts = await account.UndoAsync();

            Assert.True(conflicts == 0, $"seed {seed}: {conflicts} conflicts");
            AssertSame(before, await account.ReadAsync(), seed);
        }
    }

    [Fact]
    public async Task Undoing_bulk_changes_keeps_changes_of_others()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var account = new Account(seed);
            await account.PrepareAsync();
            Dictionary<(string, Setting), object?> expected = await account.ReadAsync();
            for (int i = account.Random.Next(1, 4); i > 0; i--)
            {
                await account.ChangeInBulkAsync();
                foreach (KeyValuePair<(string, Setting), object?> theirs in await account.ChangeAsColleagueAsync())
                    expected[theirs.Key] = theirs.Value;
            }

            await account.UndoAsync();

            AssertSame(expected, await account.ReadAsync(), seed);
        }
    }

    private static void AssertSame(
        Dictionary<(string, Setting), object?> expected, Dictionary<(string, Setting), object?> actual, int seed)
    {
        foreach (KeyValuePair<(string Id, Setting Setting), object?> one in expected)
        {
            (string id, Setting setting) = one.Key;
            Assert.True(
                setting.Kind.AreSame(one.Value, actual[one.Key]),
                $"seed {seed}: {setting} of {id} is {ValueText.Of(actual[one.Key])}, not {ValueText.Of(one.Value)}");
        }
    }

    private sealed class Account(int seed)
    {
        private static readonly string[] Ids = ["1930241863466354012", "1927100270812764219", "1923958678159174426"];
        private readonly TestSession session = new(new SandboxHandler());
        private readonly List<(string Id, RecordedChange Change)> records = [];
        private int unique = 1000;

        public Random Random { get; } = new(seed);

        public async Task PrepareAsync()
        {
            foreach (string id in Ids)
            {
                // Settings that the API cannot clear have a value. Otherwise, they could not be undone.
                DesiredSettings settings = RandomSettings();
                foreach (Setting setting in ConnectionSettings.All.Where(setting => !setting.CanClear))
                    settings[setting] = RandomValue(setting);
                await ChangeAsync(id, settings, recorded: false);
            }
        }

        public async Task<Dictionary<(string, Setting), object?>> ReadAsync()
        {
            var values = new Dictionary<(string, Setting), object?>();
            foreach (string id in Ids)
            {
                ExternalConnection connection = await GetAsync(id);
                foreach (Setting setting in ConnectionSettings.All)
                    values[(id, setting)] = setting.Of(connection);
            }

            return values;
        }

        public async Task ChangeInBulkAsync()
        {
            foreach (string id in Ids.Where(_ => Random.Next(4) > 0))
                await ChangeAsync(id, RandomSettings(), recorded: true);
        }

        /// <summary>Changes a few settings to unique values, and returns the settings.</summary>
        public async Task<Dictionary<(string, Setting), object?>> ChangeAsColleagueAsync()
        {
            var theirs = new Dictionary<(string, Setting), object?>();
            foreach (string id in Ids.Where(_ => Random.Next(2) == 0))
            {
                unique++;
                var settings = new DesiredSettings();
                if (Random.Next(2) == 0)
                    settings[ConnectionSettings.OutboundChannelLimit] = unique;
                if (Random.Next(2) == 0)
                    settings[ConnectionSettings.Tags] = new TagCollection([$"theirs{unique}"]);
                if (Random.Next(2) == 0)
                    settings[ConnectionSettings.WebhookEventFailoverUrl] = $"https://theirs{unique}.example/";
                foreach (Setting setting in ConnectionSettings.All.Where(settings.Has))
                    theirs[(id, setting)] = settings[setting];
                await ChangeAsync(id, settings, recorded: false);
            }

            return theirs;
        }

        /// <summary>Undoes everything, and returns the number of changes that could not be undone.</summary>
        public async Task<int> UndoAsync()
        {
            int conflicts = 0;
            foreach (IGrouping<string, (string Id, RecordedChange Change)> ofOne in
                records.GroupBy(record => record.Id))
            {
                ExternalConnection current = await GetAsync(ofOne.Key);
                UndoPlan plan = UndoPlan.Of(
                    ofOne.Select(record => record.Change).Reverse(), setting => setting.Of(current), force: false);
                conflicts += plan.Conflicts.Count;
                await ChangeAsync(ofOne.Key, plan.Settings, recorded: false);
            }

            return conflicts;
        }

        private async Task ChangeAsync(string id, DesiredSettings settings, bool recorded)
        {
            ConnectionPatch patch = settings.Against(await GetAsync(id));
            if (patch.IsEmpty)
                return;

            await session.Client.SendAsync(Endpoints.Connection.Update(null, id, patch.ToJson()), session.Context);
            if (recorded)
                records.AddRange(patch.Differences.Select(difference => (id, AsText(difference))));
        }

        // As in a change log or a CSV file.
        private RecordedChange AsText(SettingDifference difference)
        {
            Setting setting = ConnectionSettings.Find(difference.Setting)!;
            return new RecordedChange(setting, Parse(difference.Actual), Parse(difference.Wanted), session.Now);

            object? Parse(object? value)
            {
                string text = ValueText.Of(value);
                return ValueText.IsNone(text) ? setting.Kind.None : setting.Kind.Parse(text);
            }
        }

        private DesiredSettings RandomSettings()
        {
            var settings = new DesiredSettings();
            foreach (Setting setting in ConnectionSettings.All.Where(_ => Random.Next(2) == 0))
                settings[setting] = setting.CanClear && Random.Next(4) == 0 ? null : RandomValue(setting);
            return settings;
        }

        private object RandomValue(Setting setting)
        {
            if (setting.Kind == SettingKind.Boolean)
                return Random.Next(2) == 0;
            if (setting.Kind == SettingKind.WholeNumber)
                return Random.Next(31);
            if (setting.Kind == SettingKind.Tags)
                return new TagCollection(Tags.Where(_ => Random.Next(3) == 0));
            return setting == ConnectionSettings.OutboundVoiceProfileId
                ? Random.Next(2) == 0 ? "1911630617284445511" : "1911630617284445512"
                : $"https://ours{Random.Next(3)}.example/";
        }

        private async Task<ExternalConnection> GetAsync(string id) =>
            await session.Client.SendAsync(Endpoints.Connection.Get(id), session.Context);
    }
}
