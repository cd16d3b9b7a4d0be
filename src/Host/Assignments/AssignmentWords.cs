namespace ActionPlan.Host.Assignments;

/// <summary>An assignment's state in letters, which are Vietnamese.</summary>
internal static class AssignmentWords
{
    public const string Done = "đã hoàn thành";

    public static string Of(AssignmentStanding standing) => standing.Newest?.State switch
    {
        null => "chưa cập nhật",
        AssignmentState.NotStarted => "chưa thực hiện",
        AssignmentState.InProgress => "đang thực hiện",
        AssignmentState.Blocked => "đang vướng mắc",
        _ => Done,
    };
}
