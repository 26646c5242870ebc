namespace TelnyxPS.Sandbox;

/// <summary>Creates UUIDs that look random but are the same every time.</summary>
internal static class SandboxUuid
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>Returns the UUID for a text.</summary>
    public static string Of(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
            hash = (hash ^ c) * 1099511628211;

        byte[] bytes = BitConverter.GetBytes(Mix(hash)).Concat(BitConverter.GetBytes(Mix(hash + Golden))).ToArray();
        bytes[7] = (byte)(bytes[7] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes).ToString();
    }

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
