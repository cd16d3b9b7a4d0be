using ActionPlan.Host.Sheets;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers.Uploads;

/// <summary>Compares uploads with a register as it stands now.</summary>
internal sealed class RegisterComparison(AppDb db, PlanInForce plans, Acting acting, RowWords words, RowSaving saving, TimeProvider time)
{
    public async Task<RegisterPreview> Of(KnownRegister known, UploadedFile file, CancellationToken cancellation)
    {
        var plan = plans.Current;
        var register = known.Register;
        var reading = new RowTyping(known, plan, plan.DayOf(time.GetUtcNow()), acting.Actor, words);
        var rows = file.IsCsv ? RegisterLines.Read(file, register, reading.ColumnsByTitle) : FilledRegister.Read(file.Content, register);
        var problems = rows.Problems.Concat(Foreign(known, plan, rows.Stamp)).ToList();
        if (problems.Count > 0)
        {
            return new RegisterPreview(known, file.Name, [], 0, problems, []);
        }

        var standing = new StandingRows(known, reading, await register.Rows(db, new RowFilter()).ToListAsync(cancellation));
        var typed = rows.Rows.Select(reading.Read).Where(row => !row.IsBlank).ToList();
        problems.AddRange(typed.SelectMany(row => row.Problems));
        var changes = new List<RegisterChange>();
        foreach (var row in typed.Where(row => row.Problems.Count == 0))
        {
            if (standing.Repeated(row) is { } repeated)
            {
                problems.Add(repeated);
            }
            else if (await Hindrance(known, plan, row, standing.Find(row), cancellation) is { } hindrance)
            {
                problems.AddRange(hindrance);
            }
            else if (standing.Find(row) is not { } stands || !row.SaysSameAs(stands.Cells))
            {
                changes.Add(Change(row, standing.Find(row)));
            }
        }

        return await Tried(known, file.Name, changes, typed.Count, problems, [.. typed.SelectMany(row => row.Doubts)], cancellation);
    }

    private static RegisterChange Change(TypedRow row, RegisterRow? stands) =>
        new(row.Row.Place, new RowDraft(stands?.Id, stands?.Version ?? 0, row.Cells), stands, row.Cells);

    private static IEnumerable<Complaint> Foreign(KnownRegister known, Plan plan, RegisterStamp? stamp)
    {
        var culture = CultureInfo.CurrentUICulture;
        if (stamp is not null && stamp.Plan != plan.Id)
        {
            yield return Complaint.OfFile("OtherPlan", stamp.Plan);
        }
        else if (stamp is not null && stamp.Register != known.Register.Id)
        {
            yield return Complaint.OfFile(
                "OtherRegister", KnownRegister.Find(stamp.Register)?.Register.Name(culture) ?? stamp.Register, known.Register.Name(culture));
        }
    }

    /// <summary>Why a row may not be taken as it is; empty where it is not to be taken, because nobody touched it in the file.</summary>
    private async Task<IReadOnlyList<Complaint>?> Hindrance(KnownRegister known, Plan plan, TypedRow row, RegisterRow? stands, CancellationToken cancellation)
    {
        if (row.Mark is { } mark && stands?.Version != mark.Version && stands?.Cells is var now && (now is null || !row.SaysSameAs(now)))
        {
            return await new RowHistory(db).At(known.Register, mark.Id, mark.Version, cancellation) is { } then && row.SaysSameAs(then)
                ? []
                : [await Overtaken(known, plan, row, mark, stands, cancellation)];
        }

        string[] areas = stands is null ? [row.Area] : [row.Area, stands.Area];
        return Array.Find(areas, area => !known.MayBy(acting.Actor, Right.EditRegisters, plan, area)) is { } foreign
            && (stands is null || !row.SaysSameAs(stands.Cells))
                ? [new Complaint(row.Row.PlaceOf(RegisterColumn.Area.Name), "AreaNotYours", plan.Areas.Find(foreign)?.Name ?? foreign)]
                : null;
    }

    private async Task<Complaint> Overtaken(KnownRegister known, Plan plan, TypedRow row, RowMark mark, RegisterRow? stands, CancellationToken cancellation)
    {
        if (stands is not null)
        {
            var differs = known.Register.Columns.Where(column => row.Cells[column.Name] != stands.Cells[column.Name])
                .Select(column => $"{RowWords.Title(known, column)}: {words.Cell(known, column, stands.Cells[column.Name])}");
            return new Complaint(row.Row.Place, "RowChanged", stands.EnteredBy, Show.Moment(stands.EnteredAt, plan.TimeZone), string.Join("; ", differs));
        }

        var gone = await known.Register.Rows(db, new RowFilter { Id = mark.Id }).FirstOrDefaultAsync(cancellation);
        return gone?.Withdrawn is { } withdrawn
            ? new Complaint(row.Row.Place, "RowWithdrawn", withdrawn.By, Show.Moment(withdrawn.At, plan.TimeZone))
            : new Complaint(row.Row.Place, "NoSuchRow", mark.ToString());
    }

    /// <summary>Lets the register's own rules judge the changes as if they were saved.</summary>
    private async Task<RegisterPreview> Tried(
        KnownRegister known, string file, List<RegisterChange> changes, int rows, List<Complaint> problems, IReadOnlyList<Complaint> doubts,
        CancellationToken cancellation)
    {
        var outline = RegisterCsvReader.OutlineOf(plans.Current, plans.Current.DayOf(time.GetUtcNow()));
        var tried = await saving.Try(
            known, [.. changes.Select(change => change.Draft.Change(known.Register, known.Register.Read(change.Draft.Cells, outline).Row!))], cancellation);
        // A row alike to another is not refused: whoever uploads it is asked.
        var refused = changes.Zip(tried).Where(pair => pair.Second.Became.Outcome != RowOutcome.AlikeThere).ToList();
        problems.AddRange(RowRefusals.Of([.. refused.Select(pair => pair.First)], [.. refused.Select(pair => pair.Second.Became)]));
        var real = changes.Zip(tried).Where(pair => pair.Second.Became is not { IsDone: true, Outcome: RowOutcome.Unchanged })
            .Select(pair => pair.First with
            {
                After = pair.Second.Became.IsDone ? pair.Second.Cells! : pair.First.After,
                Alike = pair.Second.Became.Outcome == RowOutcome.AlikeThere ? RowRefusals.Alike(pair.First.Place, pair.Second.Became, changes) : null,
            }).ToList();
        doubts =
            [.. doubts, .. changes.Zip(tried).Where(pair => pair.Second.Became.IsOutsideTerm).Select(pair => new Complaint(pair.First.Place, "OutsideTerm"))];
        return new RegisterPreview(
            known, file, real, problems.Count == 0 ? rows - real.Count : 0, problems,
            problems.Count == 0 && real.Count == 0 ? [Complaint.OfFile("NothingFilled")] : doubts);
    }
}
