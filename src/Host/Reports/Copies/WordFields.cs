using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Sheets.Packages;

namespace ActionPlan.Host.Reports.Copies;

/// <summary>
/// Makes text of the fields of a part, read in its order: what they showed when the copy was saved is what was compared, and a program that
/// computes them again may show another number. Page numbers stay fields.
/// </summary>
internal sealed partial class WordFields(WordFindings found)
{
    private readonly Stack<Field> open = new();
    private int silent;

    /// <summary>Whether what stands here is a field's code, or a page number, and not shown as it stands.</summary>
    public bool IsSilent => silent > 0;

    /// <summary>Takes a mark or code of a field; gives the page number that ends with it, to be written in its place.</summary>
    /// <exception cref="RefusedPackageException">It ends a field that never began.</exception>
    public (bool IsTaken, XElement? Page) Take(XElement one, XElement? looks)
    {
        if (one.Name == Wml.W + "instrText" || one.Name == Wml.W + "delInstrText")
        {
            if (open.TryPeek(out var coded) && coded.IsCode)
            {
                coded.Code.Append(one.Value);
            }

            return (true, null);
        }

        return one.Name == Wml.W + "fldChar" ? (true, Mark(one, looks)) : (false, null);
    }

    /// <summary>The page number that a simple field stands for; null if what it holds is to be kept as text.</summary>
    public XElement? Simple(XElement field)
    {
        var instruction = field.Attribute(Wml.W + "instr")?.Value ?? "";
        if (Page().IsMatch(instruction))
        {
            return Number(instruction, field.Element(Wml.W + "r")?.Element(Wml.W + "rPr"));
        }

        found.Fields++;
        return null;
    }

    /// <exception cref="RefusedPackageException">A field does not end.</exception>
    public void Close()
    {
        if (open.Count > 0)
        {
            throw new RefusedPackageException(PackageProblem.Broken);
        }
    }

    private XElement? Mark(XElement one, XElement? looks)
    {
        switch (one.Attribute(Wml.W + "fldCharType")?.Value)
        {
            case "begin":
                open.Push(new Field());
                silent++;
                return null;
            case "separate" when open.TryPeek(out var field) && field.IsCode:
                field.IsCode = false;
                silent -= Page().IsMatch(field.Code.ToString()) ? 0 : 1;
                return null;
            case "end" when open.TryPop(out var field):
                return End(field, looks);
            default:
                throw new RefusedPackageException(PackageProblem.Broken);
        }
    }

    private XElement? End(Field field, XElement? looks)
    {
        var code = field.Code.ToString();
        var isPage = Page().IsMatch(code);
        silent -= isPage || field.IsCode ? 1 : 0;
        found.Fields += isPage ? 0 : 1;
        return isPage && !IsSilent ? Number(code, looks) : null;
    }

    private static XElement Number(string instruction, XElement? looks) =>
        Wml.El("fldSimple", Wml.At("instr", " " + instruction.Trim() + " "), Wml.El("r", looks is null ? null : new XElement(looks), Wml.El("t", "1")));

    [GeneratedRegex(@"^\s*(PAGE|NUMPAGES|SECTIONPAGES)(\s+\\\*\s*(MERGEFORMAT|Arabic|roman|ROMAN))*\s*$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Page();

    private sealed class Field
    {
        public StringBuilder Code { get; } = new();

        public bool IsCode { get; set; } = true;
    }
}
