using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// A background job that updates phone numbers. A property is null if the API did not return the field.
/// </summary>
public sealed class PhoneNumberJob : TelnyxResource
{
    private PhoneNumberJob()
    {
    }

    /// <summary>The id of the job.</summary>
    public string? JobId { get; private set; }

    /// <summary>
    /// The type: <c>update_phone_numbers</c>, <c>delete_phone_numbers</c>, or <c>update_emergency_settings</c>.
    /// </summary>
    public string? Type { get; private set; }

    /// <summary>
    /// The status: <c>pending</c>, <c>in_progress</c>, <c>completed</c>, <c>failed</c>, or <c>expired</c>.
    /// </summary>
    public string? Status { get; private set; }

    /// <summary>When the job is expected to be completed.</summary>
    public DateTimeOffset? EstimatedCompletionAt { get; private set; }

    /// <summary>All phone numbers of the job.</summary>
    public ItemCollection<PhoneNumberJobNumber> PhoneNumbers { get; private set; } =
        ItemCollection<PhoneNumberJobNumber>.None;

    /// <summary>The phone numbers that are pending.</summary>
    public ItemCollection<PhoneNumberJobNumber> PendingNumbers { get; private set; } =
        ItemCollection<PhoneNumberJobNumber>.None;

    /// <summary>The phone numbers that were updated.</summary>
    public ItemCollection<PhoneNumberJobNumber> SuccessfulNumbers { get; private set; } =
        ItemCollection<PhoneNumberJobNumber>.None;

    /// <summary>The phone numbers that could not be updated, each with its error.</summary>
    public ItemCollection<PhoneNumberJobNumber> FailedNumbers { get; private set; } =
        ItemCollection<PhoneNumberJobNumber>.None;

    /// <summary>When the job was created.</summary>
    public DateTimeOffset? CreatedAt { get; private set; }

    /// <summary>When the job was last updated.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    /// <summary>The record type.</summary>
    public string? RecordType { get; private set; }

    /// <summary>Whether the job is still pending or in progress.</summary>
    internal bool IsUnderWay => Status is null or "pending" or "in_progress";

    internal override string? ResourceId => JobId;

    internal override string FullName => $"Phone number job {JobId}";

    /// <summary>Returns the id of the job.</summary>
    public override string ToString() => JobId ?? "";

    internal static PhoneNumberJob Read(ref Utf8JsonReader reader)
    {
        var job = new PhoneNumberJob();
        while (reader.NextField())
        {
            if (reader.IsField("id"u8))
                job.JobId = reader.ReadText(job.Unknown);
            else if (reader.IsField("type"u8))
                job.Type = reader.ReadText(job.Unknown);
            else if (reader.IsField("status"u8))
                job.Status = reader.ReadText(job.Unknown);
            else if (reader.IsField("etc"u8))
                job.EstimatedCompletionAt = reader.ReadTime(job.Unknown);
            else if (reader.IsField("phone_numbers"u8))
                job.PhoneNumbers = new(reader.ReadObjects(PhoneNumberJobNumber.Read, job.Unknown) ?? []);
            else if (reader.IsField("pending_operations"u8))
                job.PendingNumbers = new(reader.ReadObjects(PhoneNumberJobNumber.Read, job.Unknown) ?? []);
            else if (reader.IsField("successful_operations"u8))
                job.SuccessfulNumbers = new(reader.ReadObjects(PhoneNumberJobNumber.Read, job.Unknown) ?? []);
            else if (reader.IsField("failed_operations"u8))
                job.FailedNumbers = new(reader.ReadObjects(PhoneNumberJobNumber.Read, job.Unknown) ?? []);
            else if (reader.IsField("created_at"u8))
                job.CreatedAt = reader.ReadTime(job.Unknown);
            else if (reader.IsField("updated_at"u8))
                job.UpdatedAt = reader.ReadTime(job.Unknown);
            else if (reader.IsField("record_type"u8))
                job.RecordType = reader.ReadText(job.Unknown);
            else
                job.KeepUnknown(ref reader);
        }

        return job;
    }
}
