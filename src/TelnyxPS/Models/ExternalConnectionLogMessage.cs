using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// A log message about external connections. A property is null if the API did not return the field.
/// </summary>
public sealed class ExternalConnectionLogMessage : ConnectionChild
{
    private ExternalConnectionLogMessage()
    {
    }

    /// <summary>
    /// The id of the message: its <c>id</c> field, which the API returns in some cases but does not document.
    /// </summary>
    public string? LogMessageId { get; private set; }

    /// <summary>The code of the message.</summary>
    public string? Code { get; private set; }

    /// <summary>The title of the message.</summary>
    public string? Title { get; private set; }

    /// <summary>The details of the message.</summary>
    public string? Detail { get; private set; }

    /// <summary>A JSON pointer to the part of a request that the message is about.</summary>
    public string? Pointer { get; private set; }

    /// <summary>The phone number that the message is about, in E.164 format.</summary>
    public string? PhoneNumber { get; private set; }

    /// <summary>The ticket id of the upload or release that the message is about, a UUID.</summary>
    public string? TicketId { get; private set; }

    internal override string? ResourceId => LogMessageId;

    internal override string FullName => $"Log message {LogMessageId} ({Title})";

    /// <summary>Returns the title of the message.</summary>
    public override string ToString() => Title ?? "";

    internal static ExternalConnectionLogMessage Read(ref Utf8JsonReader reader)
    {
        var message = new ExternalConnectionLogMessage();
        while (reader.NextField())
        {
            if (reader.IsField("id"u8))
                message.LogMessageId = reader.ReadText(message.Unknown);
            else if (reader.IsField("code"u8))
                message.Code = reader.ReadText(message.Unknown);
            else if (reader.IsField("title"u8))
                message.Title = reader.ReadText(message.Unknown);
            else if (reader.IsField("detail"u8))
                message.Detail = reader.ReadText(message.Unknown);
            else if (reader.IsField("source"u8))
                message.Pointer = reader.ReadObject(SourcePointer.Read, message.Unknown);
            else if (reader.IsField("meta"u8))
                reader.ReadObject(message.ReadMeta, message.Unknown);
            else
                message.KeepUnknown(ref reader);
        }

        return message;
    }

    internal override void SetOrigin(ReadStamp? stamp, string? connectionId) =>
        base.SetOrigin(stamp, ConnectionId ?? connectionId);

    private ExternalConnectionLogMessage ReadMeta(ref Utf8JsonReader reader)
    {
        while (reader.NextField())
        {
            if (reader.IsField("external_connection_id"u8))
                ConnectionId = reader.ReadText(Unknown);
            else if (reader.IsField("telephone_number"u8))
                PhoneNumber = reader.ReadText(Unknown);
            else if (reader.IsField("ticket_id"u8))
                TicketId = reader.ReadText(Unknown);
            else
                KeepUnknown(ref reader);
        }

        return this;
    }
}
