using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Registers.Uploads;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Host.Tests.Excel;
using ActionPlan.ModuleKit;
using Microsoft.Extensions.DependencyInjection;
using static ActionPlan.Host.Tests.Excel.SampleSheet;

namespace ActionPlan.Host.Tests.Registers;

/// <summary>A ward with two wells, whose registers go out as workbooks and come back as people leave them.</summary>
internal static class RegisterFiles
{
    public static readonly Actor Clerk = Office.Person("Nguyễn An", new Grant(Role.DataEntry, "people-committee"));
    public static readonly Actor ClerkOfOne = Office.Person("Lê Bình", new Grant(Role.DataEntry, "people-committee", Area: "kp-1"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>In the template of all areas 2 Quang Trung stands in row 8, 1 Quang Trung in row 9: area, address, code and day from column B on.</summary>
    public static async Task<Ward> Open()
    {
        var ward = await RegistersPlan.Open();
        await ward.Enter("wells", ("area", "kp-1"), ("address", "1 Quang Trung"), ("code", "007"), ("sealedOn", "2024-01-05"));
        await ward.Enter("wells", ("area", "kp-2"), ("address", "2 Quang Trung"), ("sealedOn", "2024-02-05"));
        return ward;
    }

    public static RowDraft Draft(long? id, int version, string area, string address) =>
        new(id, version, new Dictionary<string, string>(StringComparer.Ordinal) { ["area"] = area, ["address"] = address, ["sealedOn"] = "2024-03-01" });

    /// <summary>A row of the template, filled.</summary>
    public static void Fill(this XElement sheet, string row, string area, string address, string code)
    {
        sheet.Put("B" + row, Text(area), "inlineStr");
        sheet.Put("C" + row, Text(address), "inlineStr");
        sheet.Put("D" + row, Text(code), "inlineStr");
        sheet.Put("E" + row, Text("1/3/2024"), "inlineStr");
    }

    public static string Text(string text) => $"<is><t>{text}</t></is>";

    public static Func<byte[], byte[]> Put(string cell, string content, string? type = null, string? style = null) =>
        file => Edit(file, sheet => sheet.Put(cell, content, type, style));

    public static async Task<RowSaved> Enter(this Ward ward, string register, params (string Column, string Cell)[] cells) => await ward.Do(
        Actor.System("Thử"),
        new EnterRow(KnownRegister.Find(register)!.Module.Name, register, cells.ToDictionary(cell => cell.Column, cell => cell.Cell, StringComparer.Ordinal)));

    public static Task<List<RegisterRow>> Rows(this Ward ward, string register) =>
        ward.Read(db => KnownRegister.Find(register)!.Register.Rows(db, new RowFilter()).ToListAsync(Cancellation).AsTask());

    public static async Task<byte[]> Template(this Ward ward, string register, Actor? actor = null)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Vietnamese;
        var known = KnownRegister.Find(register)!;
        var areas = RowTyping.KeptAreas(known, ward.Plan, actor ?? Clerk);
        var rows = await ward.Read(db => known.Register.Rows(db, new RowFilter { Areas = areas }).ToListAsync(Cancellation).AsTask());
        using var stream = new MemoryStream();
        await new RegisterTemplate(known, ward.Plan, ActivatorUtilities.CreateInstance<RowWords>(ward.Services), areas, rows).Write(stream);
        return stream.ToArray();
    }

    public static async Task<RegisterPreview> Preview(this Ward ward, string register, byte[] file, string name = "so.xlsx", Actor? actor = null)
    {
        // A request's culture flows with it.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Vietnamese;
        await using var scope = ward.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Reads(actor ?? Clerk);
        var comparison = ActivatorUtilities.CreateInstance<RegisterComparison>(
            scope.ServiceProvider, ActivatorUtilities.CreateInstance<RowWords>(scope.ServiceProvider));
        return await comparison.Of(KnownRegister.Find(register)!, UploadedFile.Of(name, file), Cancellation);
    }

    public static Task<IReadOnlyList<RowSaved>> Take(this Ward ward, RegisterPreview preview) => ward.Do(Clerk, preview.Command("Nhập từ tệp"));
}
