using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Bulk;

/// <summary>Reads phone numbers of the account by id or by E.164 number.</summary>
/// <param name="session">The session to read with.</param>
/// <param name="byId">Whether the names are ids.</param>
internal sealed class AccountNumberReader(TelnyxSession session, bool byId)
    : ResourceReader<AccountPhoneNumber>(session, Endpoints.AccountNumber)
{
    private readonly TelnyxClient client = session.Client;

    /// <summary>Whether a name is a phone number in E.164 format; otherwise it is an id.</summary>
    public static bool IsNumber(string name) => name.StartsWith("+", StringComparison.Ordinal);

    /// <summary>Reads one phone number without using the list.</summary>
    /// <exception cref="TelnyxApiException">The request failed, or the account does not have the number.</exception>
    public static async Task<AccountPhoneNumber> ReadAsync(TelnyxClient client, string name, CallContext context)
    {
        if (!IsNumber(name))
            return await client.SendAsync(Endpoints.AccountNumber.Get(name), context).ConfigureAwait(false);

        // The filter accepts digits only, and returns all numbers that contain them.
        Paginator<AccountPhoneNumber> found = client.List(
            Endpoints.AccountNumber, null, new ResourceFilter().Where("[phone_number]", name.Substring(1)));
        while (found.HasMore)
        {
            foreach (AccountPhoneNumber number in await found.NextAsync(context).ConfigureAwait(false))
            {
                if (number.PhoneNumber == name)
                    return number;
            }
        }

        var request = new ApiRequest(HttpMethod.Get, Endpoints.AccountNumber.PathOf(connectionId: null));
        throw new TelnyxApiException(
            TelnyxErrorKind.NotFound,
            $"There is no phone number {name} in this account.",
            new ApiFailure(request, attempts: 1));
    }

    protected override string? NameOf(AccountPhoneNumber number) => byId ? number.NumberId : number.PhoneNumber;

    protected override Task<AccountPhoneNumber> ReadAloneAsync(string name, CallContext context) =>
        ReadAsync(client, name, context);
}
