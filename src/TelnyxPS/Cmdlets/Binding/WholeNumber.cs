using System.Globalization;
using System.Numerics;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Converts text, and numbers of any type, to whole numbers.</summary>
internal static class WholeNumber
{
    // Above this value, a double cannot represent every whole number.
    private const double ExactDouble = 1L << 53;

    /// <summary>
    /// Returns the whole number; null if the value is not one. Text is parsed with the invariant culture.
    /// </summary>
    public static decimal? Of(object value)
    {
        decimal? number = value switch
        {
            string text =>
                decimal.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out decimal read)
                    ? read
                    : null,
            bool or char or Enum or DateTime => null,
            double d => d is >= -ExactDouble and <= ExactDouble ? (decimal)d : null,
            float f => f is >= -(1 << 24) and <= 1 << 24 ? (decimal)f : null,
            BigInteger big =>
                big >= (BigInteger)decimal.MinValue && big <= (BigInteger)decimal.MaxValue ? (decimal)big : null,
            IConvertible => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
            _ => null,
        };
        return number is { } n && n == decimal.Truncate(n) ? n : null;
    }
}
