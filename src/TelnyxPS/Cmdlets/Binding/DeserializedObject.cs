using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text;
using System.Text.Json;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// Restores the module's objects from their deserialized copies, such as from Export-Clixml, jobs, and remoting.
/// Without this, a connection from a job would be bound as a row of settings, and its old settings would be restored.
/// </summary>
internal static class DeserializedObject
{
    private const string Prefix = "Deserialized.";
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private static readonly string ModelNamespace = typeof(ExternalConnection).Namespace + ".";

    /// <summary>Returns the type of the original object; null if it was not one of the module's objects.</summary>
    public static Type? TypeOf(object? value)
    {
        string? name = (value as PSObject)?.TypeNames.FirstOrDefault();
        return name?.StartsWith(Prefix + ModelNamespace, StringComparison.Ordinal) == true
            ? typeof(ExternalConnection).Assembly.GetType(name.Substring(Prefix.Length))
            : null;
    }

    /// <summary>Restores an object. Throws an exception if a part of it was lost.</summary>
    public static object Restore(PSObject copy, Type type)
    {
        if (type == typeof(ExternalConnection))
            return RestoreConnection(copy);
        if (type == typeof(ConnectionSettingChange))
            return RestoreChange(copy);
        if (type == typeof(PhoneNumberSettingChange))
            return RestoreNumberChange(copy);
        if (type == typeof(ConnectionDifference))
        {
            var difference = new SettingDifference(
                $"{Value(copy, "Setting")}", "", SettingValue(copy, "Actual"), SettingValue(copy, "Wanted"));
            return new ConnectionDifference($"{Value(copy, "Id")}", difference);
        }

        ConstructorInfo constructor = type.GetConstructors(Declared).First();
        object restored = constructor.Invoke(new object?[constructor.GetParameters().Length]);
        for (Type? level = type; level != typeof(object) && level is not null; level = level.BaseType)
        {
            foreach (PropertyInfo property in level.GetProperties(Declared))
            {
                if (property.GetMethod.IsPublic
                    && property.SetMethod is not null
                    && copy.Properties[property.Name] is { } member)
                    property.SetValue(restored, Convert(member.Value, property.PropertyType));
            }

            level.GetField("additionalProperties", Declared)?.SetValue(restored, Additional(copy));
        }

        if (type == typeof(AccountPhoneNumber))
            RestoreChanges<PhoneNumberSettingChange>(copy, restored);
        return restored;
    }

    private static ConnectionSettingChange RestoreChange(PSObject copy) => new(
        $"{Value(copy, "Id")}",
        Value(copy, "ConnectionName") as string,
        $"{Value(copy, "Setting")}",
        SettingValue(copy, "Old"),
        SettingValue(copy, "New"),
        Time(Value(copy, "Time")) ?? default,
        Value(copy, "RequestId") as string);

    private static PhoneNumberSettingChange RestoreNumberChange(PSObject copy) => new(
        Value(copy, "NumberId") as string,
        Value(copy, "PhoneNumber") as string,
        $"{Value(copy, "Setting")}",
        SettingValue(copy, "Old"),
        SettingValue(copy, "New"),
        Time(Value(copy, "Time")) ?? default);

    private static object RestoreConnection(PSObject copy)
    {
        var fields = new Dictionary<string, object?>();
        var directions = new Dictionary<string, Dictionary<string, object?>> { ["inbound"] = [], ["outbound"] = [] };
        foreach (KeyValuePair<string, object?> field in Additional(copy))
        {
            int dot = field.Key.IndexOf('.');
            if (dot > 0
                && directions.TryGetValue(field.Key.Substring(0, dot), out Dictionary<string, object?> direction))
                direction[field.Key.Substring(dot + 1)] = field.Value;
            else
                fields[field.Key] = field.Value;
        }

        directions["inbound"]["channel_limit"] = Value(copy, nameof(ExternalConnection.InboundChannelLimit));
        directions["outbound"]["channel_limit"] = Value(copy, nameof(ExternalConnection.OutboundChannelLimit));
        directions["outbound"]["outbound_voice_profile_id"] =
            Value(copy, nameof(ExternalConnection.OutboundVoiceProfileId));
        fields["inbound"] = directions["inbound"];
        fields["outbound"] = directions["outbound"];
        fields["id"] = Value(copy, nameof(ExternalConnection.Id));
        fields["record_type"] = Value(copy, nameof(ExternalConnection.RecordType));
        fields["active"] = Value(copy, nameof(ExternalConnection.Active));
        fields["credential_active"] = Value(copy, nameof(ExternalConnection.CredentialActive));
        fields["external_sip_connection"] = Value(copy, nameof(ExternalConnection.ExternalSipConnection));
        fields["tags"] = Texts(Value(copy, "Tag") ?? Value(copy, nameof(ExternalConnection.Tags)));
        fields["webhook_event_url"] = Value(copy, nameof(ExternalConnection.WebhookEventUrl));
        fields["webhook_event_failover_url"] = Value(copy, nameof(ExternalConnection.WebhookEventFailoverUrl));
        fields["webhook_api_version"] = Value(copy, nameof(ExternalConnection.WebhookApiVersion));
        fields["webhook_timeout_secs"] = Value(copy, nameof(ExternalConnection.WebhookTimeoutSecs));
        fields["created_at"] = TimeText(copy, nameof(ExternalConnection.CreatedAt));
        fields["updated_at"] = TimeText(copy, nameof(ExternalConnection.UpdatedAt));
        if (fields["id"] is not string { Length: > 0 })
            throw new PSInvalidCastException("The connection has no id.");

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(PlainValue.ToText(fields)));
        reader.Read();
        ExternalConnection connection = ExternalConnection.Read(ref reader);
        connection.ConnectionName = Value(copy, nameof(ExternalConnection.ConnectionName)) as string;
        RestoreChanges<ConnectionSettingChange>(copy, connection);
        return connection;
    }

    private static void RestoreChanges<T>(PSObject copy, object restored)
    {
        if (Value(copy, "Changes") is IEnumerable changes)
        {
            object record = Convert(changes, typeof(ItemCollection<T>))!;
            PSObject.AsPSObject(restored).Properties.Add(new PSNoteProperty("Changes", record));
        }
    }

    private static object? Convert(object? value, Type type)
    {
        if (type == typeof(TagCollection))
            return Texts(value is PSObject wrapped ? wrapped.BaseObject : value);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ItemCollection<>))
        {
            Type itemType = type.GetGenericArguments()[0];
            var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(itemType));
            foreach (object? item in LanguagePrimitives.GetEnumerable(value) ?? Array.Empty<object>())
                items.Add(Item(item, itemType));
            return Activator.CreateInstance(type, Declared, binder: null, [items], culture: null);
        }

        if (value is null)
            return null;
        return type == typeof(DateTimeOffset?)
            ? Time(value)
            : LanguagePrimitives.ConvertTo(value, type, CultureInfo.InvariantCulture);
    }

    private static object Item(object? item, Type type) =>
        type.IsInstanceOfType(item) ? item!
        : item is PSObject { BaseObject: var original } && type.IsInstanceOfType(original) ? original
        : TypeOf(item) == type ? Restore((PSObject)item!, type)
        : throw new PSInvalidCastException($"'{item}' is only the text of an object, because the serialization "
            + "depth was too small. Export the object again with a larger -Depth.");

    // A list is usually restored already. Older files, and sessions without the module, contain a plain list.
    private static TagCollection Texts(object? value) => value switch
    {
        TagCollection tags => tags,
        string text => TagCollection.Parse(text),
        IEnumerable many => new TagCollection(many.Cast<object?>().Select(one => $"{one}")),
        _ => TagCollection.None,
    };

    private static object? SettingValue(PSObject copy, string name) =>
        Value(copy, name) is var value && value is IEnumerable and not string ? Texts(value) : value;

    private static string? TimeText(PSObject copy, string name) =>
        Time(copy.Properties[name]?.Value)?.ToString("o", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(object? value) => value switch
    {
        null => null,
        DateTimeOffset time => time,
        PSObject { BaseObject: DateTimeOffset time } => time,
        PSObject copy when copy.Properties["UtcDateTime"]?.Value is DateTime utc =>
            new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)),
        _ => DateTimeOffset.Parse($"{value}", CultureInfo.InvariantCulture),
    };

    private static AdditionalProperties Additional(PSObject copy) => Value(copy, nameof(AdditionalProperties)) switch
    {
        AdditionalProperties known => known,
        IDictionary { Count: > 0 } pairs => new AdditionalProperties(
            pairs.Keys.Cast<object>()
                .OrderBy(key => $"{key}", StringComparer.Ordinal)
                .ToDictionary(key => $"{key}", key => Plain(pairs[key]))),
        _ => AdditionalProperties.None,
    };

    private static object? Plain(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        IDictionary pairs => pairs.Keys.Cast<object>().ToDictionary(key => $"{key}", key => Plain(pairs[key])),
        IEnumerable items and not string => items.Cast<object?>().Select(Plain).ToArray(),
        var plain => plain,
    };

    private static object? Value(PSObject copy, string name) =>
        copy.Properties[name]?.Value is var value && value is PSObject wrapped ? wrapped.BaseObject : value;
}
