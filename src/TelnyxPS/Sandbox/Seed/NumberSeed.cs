using System.Globalization;

namespace TelnyxPS.Sandbox;

/// <summary>The initial phone numbers without a connection, from ranges that are reserved for fiction.</summary>
internal static class NumberSeed
{
    private const int GeneratedArea = 212;
    private const int AreaSize = 100;

    /// <summary>Forty numbers of six countries. Operator Connect does not support the Swedish ones.</summary>
    public static IEnumerable<SandboxPhoneNumber> Plausible() =>
        Run("+13125550120", 10)
            .Concat(Run("+12125550162", 6))
            .Concat(Run("+14165550182", 4))
            .Concat(Run("+442079460130", 8))
            .Concat(Run("+33199000181", 4))
            .Concat(Run("+61255501210", 4))
            .Concat(Run("+46846500400", 4));

    /// <summary>Generates US numbers, a hundred for each area code.</summary>
    public static IEnumerable<SandboxPhoneNumber> Generated(int count)
    {
        for (int i = 0; i < count; i++)
            yield return new SandboxPhoneNumber($"+1{GeneratedArea + i / AreaSize}55501{i % AreaSize:D2}");
    }

    /// <summary>
    /// Generates numbers that the account does not have. Two of the first 1,200 are not ready, and the first upload of
    /// two of the next 1,500 fails.
    /// </summary>
    public static IEnumerable<SandboxPhoneNumber> More(int count, IEnumerable<SandboxPhoneNumber> existing)
    {
        var taken = new HashSet<string>(existing.Select(number => number.Number), StringComparer.Ordinal);
        int index = 0;
        IEnumerable<SandboxPhoneNumber> added = Generated(count + taken.Count).Where(n => !taken.Contains(n.Number));
        foreach (SandboxPhoneNumber number in added.Take(count))
        {
            index++;
            if (index is 300 or 900)
                number.Status = SandboxPhoneNumber.Provisioning;
            number.FailsNextUpload = index is 1500 or 2100;
            yield return number;
        }
    }

    private static IEnumerable<SandboxPhoneNumber> Run(string first, int count)
    {
        long number = long.Parse(first.Substring(1), CultureInfo.InvariantCulture);
        return Enumerable.Range(0, count).Select(
            i => new SandboxPhoneNumber("+" + (number + i).ToString(CultureInfo.InvariantCulture)));
    }
}
