using System.Globalization;

namespace TelnyxPS.Sandbox;

/// <summary>The free phone numbers that an account begins with, from ranges that are set aside for fiction.</summary>
internal static class NumberSeed
{
    private const int GeneratedArea = 212;
    private const int AreaSize = 100;

    /// <summary>Forty numbers of six countries. Those of Sweden no Operator Connect connection can have.</summary>
    public static IEnumerable<SandboxPhoneNumber> Plausible() =>
        Run("+13125550120", 10)
            .Concat(Run("+12125550162", 6))
            .Concat(Run("+14165550182", 4))
            .Concat(Run("+442079460130", 8))
            .Concat(Run("+33199000181", 4))
            .Concat(Run("+61255501210", 4))
            .Concat(Run("+46846500400", 4));

    /// <summary>As many numbers of the United States as are wanted, a hundred to each area code.</summary>
    public static IEnumerable<SandboxPhoneNumber> Generated(int count)
    {
        for (int i = 0; i < count; i++)
            yield return new SandboxPhoneNumber($"+1{GeneratedArea + i / AreaSize}55501{i % AreaSize:D2}");
    }

    /// <summary>
    /// As many more numbers as are wanted, none of which the account has. Two of the first 1,200 are not ready yet, and
    /// Microsoft Teams fails to take two of the next 1,500 at the first attempt.
    /// </summary>
    public static IEnumerable<SandboxPhoneNumber> More(int count, IEnumerable<SandboxPhoneNumber> existing)
    {
        var taken = new HashSet<string>(existing.Select(number => number.Number), StringComparer.Ordinal);
        int index = 0;
        foreach (SandboxPhoneNumber number in Generated(count + taken.Count).Where(n => !taken.Contains(n.Number)).Take(count))
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
