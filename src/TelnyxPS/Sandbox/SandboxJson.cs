using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>The JSON of the sandbox's answers.</summary>
internal static class SandboxJson
{
    private const string ErrorPages = "https://developers.telnyx.com/docs/overview/errors/";

    public static byte[] One(SandboxConnection connection) => Write(writer =>
    {
        writer.WritePropertyName("data");
        WriteConnection(writer, connection);
    });

    public static byte[] List(IEnumerable<SandboxConnection> connections, SandboxPage page, int results) =>
        Write(writer =>
        {
            writer.WriteStartArray("data");
            foreach (SandboxConnection connection in connections)
                WriteConnection(writer, connection);
            writer.WriteEndArray();

            writer.WriteStartObject("meta");
            writer.WriteNumber("page_number", page.Number);
            writer.WriteNumber("page_size", page.Size);
            writer.WriteNumber("total_pages", page.CountFor(results));
            writer.WriteNumber("total_results", results);
            writer.WriteEndObject();
        });

    public static byte[] Errors(IEnumerable<ApiProblem> problems) => Write(writer =>
    {
        writer.WriteStartArray("errors");
        foreach (ApiProblem problem in problems)
            WriteProblem(writer, problem);
        writer.WriteEndArray();
    });

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteConnection(Utf8JsonWriter writer, SandboxConnection connection)
    {
        writer.WriteStartObject();
        writer.WriteString("id", connection.Id);
        writer.WriteString("record_type", "external_connection");
        writer.WriteBoolean("active", connection.Active);
        writer.WriteBoolean("credential_active", connection.CredentialActive);
        writer.WriteString("external_sip_connection", connection.ExternalSipConnection);

        writer.WriteStartArray("tags");
        foreach (string tag in connection.Tags)
            writer.WriteStringValue(tag);
        writer.WriteEndArray();

        writer.WriteString("webhook_event_url", connection.WebhookEventUrl);
        writer.WriteString("webhook_event_failover_url", connection.WebhookEventFailoverUrl);
        writer.WriteString("webhook_api_version", connection.WebhookApiVersion);
        WriteNumber(writer, "webhook_timeout_secs", connection.WebhookTimeoutSecs);

        writer.WriteStartObject("inbound");
        WriteNumber(writer, "channel_limit", connection.InboundChannelLimit);
        writer.WriteEndObject();

        writer.WriteStartObject("outbound");
        WriteNumber(writer, "channel_limit", connection.OutboundChannelLimit);
        writer.WriteString("outbound_voice_profile_id", connection.OutboundVoiceProfileId);
        writer.WriteEndObject();

        writer.WriteString("created_at", Iso8601(connection.CreatedAt));
        writer.WriteString("updated_at", Iso8601(connection.UpdatedAt));
        writer.WriteEndObject();
    }

    private static void WriteProblem(Utf8JsonWriter writer, ApiProblem problem)
    {
        writer.WriteStartObject();
        writer.WriteString("code", problem.Code);
        writer.WriteString("title", problem.Title);
        writer.WriteString("detail", problem.Detail);

        writer.WriteStartObject("meta");
        writer.WriteString("url", ErrorPages + problem.Code);
        writer.WriteEndObject();

        if (problem.Pointer is not null)
        {
            writer.WriteStartObject("source");
            writer.WriteString("pointer", problem.Pointer);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is int number)
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }

    private static string Iso8601(DateTime time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
