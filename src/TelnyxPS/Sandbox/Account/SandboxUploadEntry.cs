namespace TelnyxPS.Sandbox;

/// <summary>A phone number of an upload.</summary>
/// <param name="number">The E.164 number.</param>
internal sealed class SandboxUploadEntry(string number)
{
    public string Number => number;

    public string NumberId => SandboxPhoneNumber.IdOf(number);

    public string Status { get; private set; } = SandboxUpload.Pending;

    public string InternalStatus { get; private set; } = "pending_assignment";

    public string? ErrorCode { get; private set; }

    public bool Failed => ErrorCode is not null;

    public string? ErrorMessage => ErrorCode switch
    {
        null => null,
        SandboxUpload.UnknownCountry => $"Operator Connect does not support the country of {number}.",
        SandboxUpload.NoDefaultLocation => "The connection has no default location.",
        SandboxUpload.NoPartnerInfo => "Microsoft Teams did not respond in time. Try again.",
        _ => "The number is assigned to another connection.",
    };

    public void Start()
    {
        Status = SandboxUpload.InProgress;
        InternalStatus = "in_progress";
    }

    public void End(string? errorCode)
    {
        ErrorCode = errorCode;
        Status = Failed ? SandboxUpload.Error : SandboxUpload.Success;
        InternalStatus = Failed ? "error" : "all_internal_jobs_completed";
    }
}
