using System.Management.Automation;
using System.Net;
using System.Reflection;
using TelnyxPS.Client;

namespace TelnyxPS;

/// <summary>Prepares Windows PowerShell for the module. PowerShell 7 needs no preparation.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>Called by PowerShell when the module is imported.</summary>
    public void OnImport()
    {
        if (!HostRuntime.IsNetFramework)
            return;

        AppDomain.CurrentDomain.AssemblyResolve += LoadFromDesktopFolder;
        ServicePointManager.SecurityProtocol = HostRuntime.WithTls12(ServicePointManager.SecurityProtocol);
    }

    /// <summary>Called by PowerShell when the module is removed.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (HostRuntime.IsNetFramework)
            AppDomain.CurrentDomain.AssemblyResolve -= LoadFromDesktopFolder;
    }

    private static Assembly? LoadFromDesktopFolder(object sender, ResolveEventArgs request)
    {
        string folder = Path.Combine(Path.GetDirectoryName(typeof(ModuleInitializer).Assembly.Location)!, "desktop");
        string file = Path.Combine(folder, new AssemblyName(request.Name).Name + ".dll");
        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }
}
