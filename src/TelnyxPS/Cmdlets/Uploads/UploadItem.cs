using System.Management.Automation;
using System.Text.Json;
using TelnyxPS.Bulk;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Numbers that are uploaded by one request. Numbers in E.164 format are read first, because the service requires ids.
/// A number that is known to fail is an error before the upload.
/// </summary>
internal sealed class UploadItem(
    NewTelnyxExternalConnectionUploadCommand command,
    TelnyxSession session,
    string connectionId,
    string? locationId,
    IReadOnlyList<NumberRow> rows,
    object errorTarget)
    : CommandItem(command, Endpoints.Upload.PathOf(connectionId), errorTarget)
{
    private ExternalConnectionUpload? upload;
    private TelnyxApiException? failure;

    public override bool HasFailed => base.HasFailed || failure is not null;

    public override bool NeedsReading => rows.Any(row => AccountNumberReader.IsNumber(row.Name));

    private List<NumberRow> Fit => rows.Where(row => !row.HasFailed).ToList();

    public override async Task ReadAsync(CallContext context)
    {
        IReadOnlyList<ExternalConnectionCivicAddress> addresses =
            await command.AddressesAsync(session, connectionId, context).ConfigureAwait(false);
        List<NumberRow> named = rows.Where(row => AccountNumberReader.IsNumber(row.Name)).ToList();
        await command.ReadAsync(session, named, context).ConfigureAwait(false);
        foreach (NumberRow row in named.Where(row => !row.HasFailed))
            Check(row, addresses);
    }

    public override bool Decide()
    {
        if (Fit is not { Count: > 0 } fit)
            return false;

        string what = fit.Count == 1
            ? $"number {fit[0].Name}"
            : $"{fit.Count} numbers ({fit[0].Name} to {fit[fit.Count - 1].Name})";
        string place = locationId is not null ? $", location: {session.Names.DescribeLocation(locationId)}"
            : command.CivicAddressId is not null ? $", civic address: {command.CivicAddressId}"
            : "";
        string name = session.Names.OfConnection(connectionId) is { } known ? $" ({known})" : "";
        return command.Confirm(
            DisplayText.Of($"External connection {connectionId}{name}"),
            DisplayText.Of($"Upload {what} to Microsoft Teams{place}"));
    }

    public override async Task WriteAsync(CallContext context)
    {
        string[] ids = Fit.Select(row => row.Current?.NumberId ?? row.Name).Distinct().ToArray();
        ApiOperation<ExternalConnectionUpload> create = Endpoints.Upload.Create(
            connectionId,
            JsonText.Write(writer => WriteBody(writer, ids)),
            ExternalConnectionUpload.ReadNew(ids, locationId));
        try
        {
            upload = await session.Client.SendAsync(create, context).ConfigureAwait(false);
        }
        catch (TelnyxApiException e)
        {
            // It is written in addition to the errors of numbers that were not sent.
            failure = e;
        }
    }

    protected override void EmitResult()
    {
        foreach (NumberRow row in rows)
        {
            if (row.Failure is not null)
                command.WriteFailure(row.Failure, row.ErrorTarget, Advice.For(row.Failure));
            else if (row.Error is not null)
                command.WriteError(row.Error);
        }

        if (failure is not null)
            command.WriteFailure(failure, ErrorTarget, Advice.For(failure));
        else if (upload is not null)
            command.WriteObject(upload);
    }

    private void Check(NumberRow row, IReadOnlyList<ExternalConnectionCivicAddress> addresses)
    {
        AccountPhoneNumber number = row.Current!;
        string? country = number.Country;
        if (number.ConnectionId != connectionId)
        {
            string assign = $"Set-TelnyxPhoneNumber {number.PhoneNumber} -ConnectionId {connectionId}";
            Refuse("NumberNotAssigned", string.IsNullOrEmpty(number.ConnectionId)
                ? $"is not assigned to external connection {connectionId}. Assign it first: {assign}."
                : $"is assigned to connection {session.Names.Describe(number.ConnectionId)}, not to external "
                    + $"connection {connectionId}. Check the connection id. If external connection "
                    + $"{connectionId} is an Operator Connect connection, you can move the number to it: {assign}.");
        }
        else if (country is not null
            && addresses.Count > 0
            && addresses.All(address => address.Country is { } c && c != country))
        {
            Refuse("CountryWithoutAddress", $"was not uploaded: external connection {connectionId} has no civic "
                + $"address in the country of the number ({country}), but Microsoft Teams requires one. Assign the "
                + $"number to a connection with a civic address in {country}, and then upload it.");
        }

        void Refuse(string id, string reason) => row.Error = ErrorRecords.Of(
            id, ErrorCategory.InvalidData, DisplayText.Of($"{number.FullName} {reason}"), row.ErrorTarget);
    }

    private void WriteBody(Utf8JsonWriter writer, string[] numberIds)
    {
        writer.WriteTexts("number_ids", numberIds);
        if (command.Usage is not null)
            writer.WriteString("usage", command.Usage.ToLowerInvariant());
        if (command.AdditionalUsage is not null)
            writer.WriteTexts("additional_usages", command.AdditionalUsage.Select(usage => usage.ToLowerInvariant()));
        if (command.CivicAddressId is not null)
            writer.WriteString("civic_address_id", command.CivicAddressId);
        if (locationId is not null)
            writer.WriteString("location_id", locationId);
    }
}
