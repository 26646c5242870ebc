using System.Management.Automation;
using System.Security;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Converts text to a SecureString, so that no log of the parameters contains it.</summary>
internal sealed class SecretAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string text)
            return value;

        var secret = new SecureString();
        foreach (char c in text)
            secret.AppendChar(c);
        secret.MakeReadOnly();
        return secret;
    }
}
