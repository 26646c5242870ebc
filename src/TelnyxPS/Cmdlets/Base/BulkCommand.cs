using System.Management.Automation;
using TelnyxPS.Cmdlets.Binding;

namespace TelnyxPS.Cmdlets;

/// <summary>A cmdlet that works on many resources at the same time.</summary>
public abstract class BulkCommand : TelnyxCommand
{
    /// <summary>
    /// The number of requests that can run at the same time. Default: 5, or 1 if errors stop the script, so that
    /// nothing is changed after the first failure.
    /// </summary>
    [Parameter]
    [WholeNumber(1, 256, RefusesBlank = true)]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get => Run.ThrottleLimit; set => Run.ThrottleLimit = value; }
}
