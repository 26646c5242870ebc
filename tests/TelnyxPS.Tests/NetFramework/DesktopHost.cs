using System.Net;
using System.Reflection;
using System.Text;

namespace TelnyxPS.Tests;

/// <summary>
/// Imports the module like Windows PowerShell, in a separate application domain: loads the assembly from its
/// folder and calls the initializer. It uses only .NET Framework, so that everything else comes from the module.
/// </summary>
public sealed class DesktopHost : MarshalByRefObject
{
    private Assembly? module;

    public SecurityProtocolType Protocols
    {
        get => ServicePointManager.SecurityProtocol;
        set => ServicePointManager.SecurityProtocol = value;
    }

    /// <summary>Imports the module or, without its initializer, only loads it.</summary>
    public void Import(string assembly, bool initialize = true)
    {
        module = Assembly.LoadFrom(assembly);
        if (!initialize)
            return;

        Type initializer = module.GetType("TelnyxPS.ModuleInitializer", throwOnError: true);
        initializer.GetMethod("OnImport").Invoke(Activator.CreateInstance(initializer), null);
    }

    /// <summary>Makes the sandbox read and write JSON; returns the response or the error message.</summary>
    public string CreateConnection()
    {
        try
        {
            var sandbox =
                (HttpMessageHandler)Activator.CreateInstance(module!.GetType("TelnyxPS.Sandbox.SandboxHandler"));
            using var http = new HttpClient(sandbox);
            http.DefaultRequestHeaders.Add("Authorization", "Bearer x");
            var body = new StringContent(
                """{"external_sip_connection":"zoom","outbound":{"outbound_voice_profile_id":"1"}}""",
                Encoding.UTF8,
                "application/json");
            HttpResponseMessage response =
                http.PostAsync("https://telnyx.invalid/v2/external_connections", body).Result;
            return $"{(int)response.StatusCode} {response.Content.ReadAsStringAsync().Result}";
        }
        catch (Exception e)
        {
            return e.GetBaseException().Message;
        }
    }

    /// <summary>
    /// The assemblies that were loaded from a folder, specified by the end of its path, or its subfolders.
    /// </summary>
    public string[] LoadedFrom(string folder) => AppDomain.CurrentDomain.GetAssemblies()
        .Where(assembly => !assembly.IsDynamic && assembly.Location.Contains(folder))
        .Select(assembly => assembly.GetName().Name)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToArray();
}
