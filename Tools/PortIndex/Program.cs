// portindex: the indices of ported C files, and the page that says how much of each is ported.

using PyModules.Generators;
using PyModules.PortIndex;

switch (args)
{
    case ["index", string tree, string folder, .. string[] files] when files.Length > 0:
        Directory.CreateDirectory(folder);
        foreach (string file in files)
        {
            PortIndexFile index = new(file, CScanner.Scan(File.ReadAllText(Path.Combine(tree, file))));
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file) + PortIndexFile.Extension), index.Write());
            Console.WriteLine($"{file}: {index.Count} functions");
        }
        return 0;
    case ["report", string repository]:
        File.WriteAllText(Path.Combine(repository, PortsPage.FilePath), PortsPage.Write(repository));
        return 0;
    case ["check", string tree, string repository]:
        Unported unported = Unported.Read(repository);
        HashSet<string> indexed = PortsPage.Indexed(repository);
        string[] problems = [.. unported.Problems(indexed), .. unported.Gaps(tree, indexed)];
        foreach (string problem in problems) Console.Error.WriteLine(problem);
        return problems.Length == 0 ? 0 : 1;
    default:
        Console.Error.WriteLine("""
            portindex index TREE FOLDER C-FILE...   write FOLDER/<name>.c.index for files of the reference tree
            portindex report REPOSITORY             write docs/ports.md
            portindex check TREE REPOSITORY         say which C files have neither an index nor a line in unported.txt
            """);
        return 2;
}
