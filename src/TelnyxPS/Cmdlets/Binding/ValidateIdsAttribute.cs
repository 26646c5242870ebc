using System.Management.Automation;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Refuses objects that are not ids. A parameter with an <see cref="IdsAttribute"/> requires it.</summary>
internal sealed class ValidateIdsAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (string id in arguments as string[] ?? [])
        {
            if (NotAnId.ProblemIn(id) is { } problem)
                throw new ValidationMetadataException(problem);
        }
    }
}
