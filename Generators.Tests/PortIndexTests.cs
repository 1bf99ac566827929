using PyModules.PortIndex;

namespace PyModules.Generators.Tests;

public class PortIndexTests
{
    private static string[] Scan(string c) =>
        [.. CScanner.Scan(c).Select(f => $"{f.First}-{f.Last} {f.Name}" + (f.Clinic is null ? "" : $" {f.ClinicFirst}-{f.ClinicLast} {f.Clinic}"))];

    [Fact]
    public void A_function_goes_from_its_type_to_its_brace() => Assert.Equal(["2-6 twice"], Scan("""
        struct pair { int a; };
        static int
        twice(int x)
        {
            return "}" [0] == '}' ? x : 2 * x; /* } */
        }
        int table[] = { 1, 2 };
        """));

    [Fact]
    public void A_clinic_block_belongs_to_the_function_behind_it() => Assert.Equal(["7-9 m_f_impl 1-5 m.f"], Scan("""
        /*[clinic input]
        @critical_section
        m.f
            x: int
        [clinic start generated code]*/

        static int m_f_impl(void)
        /*[clinic end generated code: output=1 input=2]*/
        { return 1; }
        """));

    [Fact]
    public void Both_branches_of_a_condition_may_open_a_brace() => Assert.Equal(["1-12 f", "13-13 g"], Scan("""
        int f(int x
        #ifdef WIDE
              , int y
        #endif
        ) {
        #ifdef WIDE
            if (y) {
        #else
            if (x) {
        #endif
            }
        }
        void g(void) { }
        """));

    [Fact]
    public void A_name_that_a_macro_makes_is_a_name() => Assert.Equal(["1-1 SRE(at)", "2-3 h"], Scan("""
        LOCAL(int) SRE(at)(int x) { return x; }
        Py_LOCAL_INLINE(int)
        h(int x) { return x; }
        """));

    [Fact]
    public void An_index_reads_back_as_it_was_written()
    {
        string text = "Modules/x.c\n1-2 f\n5-9 g 3-4 x.g\n";
        Assert.Equal(text, PortIndexFile.Parse(text)!.Write());
        Assert.Null(PortIndexFile.Parse("Modules/x.c\n1 f\n"));
    }

    /// <summary>Written anew by: dotnet run --project Tools/PortIndex -- report .</summary>
    [Fact]
    public void The_page_of_ports_is_up_to_date()
    {
        string root = Root();
        Assert.Equal(PortsPage.Write(root), File.ReadAllText(Path.Combine(root, PortsPage.FilePath)).Replace("\r\n", "\n"));
    }

    [Fact]
    public void No_file_has_an_index_and_a_reason_for_having_none()
    {
        string root = Root();
        Assert.Empty(Unported.Read(root).Problems(PortsPage.Indexed(root)));
    }

    [Fact]
    public void A_file_without_index_or_reason_is_found()
    {
        string tree = Directory.CreateTempSubdirectory("tree-").FullName;
        try
        {
            foreach (string file in (string[])["Modules/a.c", "Modules/b/c.c", "Objects/d.c", "Parser/e.c", "Python/f.c"])
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(tree, file))!);
                File.WriteAllText(Path.Combine(tree, file), "");
            }
            Unported unported = Unported.Parse(["# said of the list", "foreign", "    Modules/b/", "    Python/gone.c", "    Objects/d.c"]);
            Assert.Equal(["Parser/e.c has neither an index nor a reason", "Python/f.c has neither an index nor a reason", "Python/gone.c is not in the tree"],
                unported.Gaps(tree, new HashSet<string> { "Modules/a.c" }).Order(StringComparer.Ordinal));
            Assert.Equal(["Objects/d.c has an index"], unported.Problems(new HashSet<string> { "Objects/d.c" }));
        }
        finally
        {
            Directory.Delete(tree, true);
        }
    }

    private static string Root()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "PyModules.sln"))) root = Path.GetDirectoryName(root)!;
        return root;
    }
}
