using ActionPlan.Host.Figures;

namespace ActionPlan.Host.Samples;

/// <summary>A register confirmed complete for an area and a period.</summary>
internal sealed record Confirmation(string Module, string Register, string Area, Period Period);

/// <summary>Reads <c>module,register,area,period</c>.</summary>
internal sealed class ConfirmationCsvReader(string name, Plan plan) : CsvReader(name)
{
    private readonly List<Confirmation> lines = [];

    public IReadOnlyList<Confirmation> Lines => Problems.Count == 0 ? lines : [];

    protected override string RequiredHeader => "module,register,area,period";

    protected override bool ReadHeader(CsvRecord record)
    {
        var good = string.Join(',', record.Fields) == RequiredHeader;
        if (!good)
        {
            Refuse(record, "BadHeader", RequiredHeader, string.Join(',', record.Fields));
        }

        return good;
    }

    protected override void ReadLine(CsvRecord record)
    {
        var (module, register, area) = (record.Fields[0], record.Fields[1], record.Fields[2]);
        if (!InstalledModules.All.Any(known => known.Name == module && known.Registers.Any(list => list.Id == register)))
        {
            Refuse(record, "UnknownRegister", $"{module}.{register}");
        }

        if (plan.Areas.Find(area) is null)
        {
            Refuse(record, "UnknownArea", area);
        }

        if (Period.TryParse(record.Fields[3], out var period))
        {
            lines.Add(new Confirmation(module, register, area, period));
        }
        else
        {
            Refuse(record, "BadPeriod", record.Fields[3]);
        }
    }
}
