using System.Text;
using TelnyxPS.Help;

// TelnyxPS.Help <folder of the pages> <compiled module> <folder to write to>
if (args is not [var source, var assembly, var destination])
{
    Console.Error.WriteLine("Usage: TelnyxPS.Help <folder of the pages> <compiled module> <folder to write to>");
    return 2;
}

Problems problems = [];
Dictionary<string, string> files = HelpBuilder.Build(Path.GetFullPath(source), CmdletReader.Read(assembly), problems);
foreach (Problem problem in problems)
    Console.Error.WriteLine(problem);
if (problems.Count > 0)
    return 1;

if (Directory.Exists(destination))
    Directory.Delete(destination, recursive: true);
Directory.CreateDirectory(destination);
foreach ((string name, string text) in files)
    File.WriteAllText(Path.Combine(destination, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
return 0;
