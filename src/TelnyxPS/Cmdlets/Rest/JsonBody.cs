using System.Collections;
using System.Management.Automation;

namespace TelnyxPS.Cmdlets;

/// <summary>Checks that an object consists of data that has one obvious form in JSON.</summary>
internal static class JsonBody
{
    /// <summary>The maximum depth of nested objects that <c>ConvertTo-Json</c> converts.</summary>
    public const int MaximumDepth = 100;

    /// <summary>
    /// Returns why an object cannot be the body of a request; null if it can. Other .NET objects, such as files, refer
    /// to so many objects that their conversion would not end.
    /// </summary>
    public static string? Problem(object? value, int depth = 0)
    {
        if (depth > MaximumDepth)
            return $"it is nested more than {MaximumDepth} levels deep";
        if (value is PSObject { BaseObject: PSCustomObject } row)
            return First(row.Properties.Select(property => property.Value));

        value = value is PSObject wrapped ? wrapped.BaseObject : value;
        return value switch
        {
            null or string or ValueType or Uri => null,
            IDictionary map => First(map.Values),
            IEnumerable list => First(list),
            _ => $"it contains an object of type {value.GetType().Name}",
        };

        string? First(IEnumerable values) => values.Cast<object?>()
            .Select(one => Problem(one, depth + 1))
            .FirstOrDefault(problem => problem is not null);
    }
}
