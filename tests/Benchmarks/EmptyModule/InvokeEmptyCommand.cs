using System.Management.Automation;

namespace EmptyModule;

/// <summary>Does nothing.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Empty")]
public sealed class InvokeEmptyCommand : PSCmdlet
{
}
