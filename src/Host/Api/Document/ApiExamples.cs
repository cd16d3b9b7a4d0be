using System.Text.Json.Nodes;
using ActionPlan.Host.Api.Answers;
using Microsoft.OpenApi;

namespace ActionPlan.Host.Api.Document;

/// <summary>What requests and answers look like; a test posts the example and reads the answers against it.</summary>
internal static class ApiExamples
{
    private const string Json = "application/json";

    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["postFigures"] = """
            { "saved": 1, "unchanged": 1, "doubts": [ { "pointer": "/figures/0", "detail": "“Số vụ phạm pháp hình sự” (Phường 12): 190, chênh lệch bất thường so với kỳ trước (19); đề nghị kiểm tra lại." } ], "figures": [
              { "figure": "criminalCases", "area": "phuong-12", "period": "2025-Q4", "value": 190, "result": "saved" },
              { "figure": "solvedCases", "area": "phuong-12", "period": "2025-Q4", "value": 16, "result": "unchanged" } ] }
            """,
        ["getFigures"] = """
            { "items": [ { "figure": "criminalCases", "area": "phuong-12", "period": "2025-Q4", "value": 19, "source": null, "state": "approved",
                "enteredBy": "Nguyễn An", "enteredAt": "2026-01-03T02:10:00+00:00", "approvedAt": "2026-01-03T08:00:00+00:00", "returnedReason": null } ],
              "next": null }
            """,
        ["getVerdicts"] = """
            { "run": { "id": 22, "period": "2025-Q4", "planVersion": "5d41…", "completedAt": "2026-01-05T01:00:04+00:00" },
              "items": [ { "target": "security.crimeRate", "number": "14a", "name": "Số vụ phạm pháp hình sự trên 10.000 dân", "measuredIn": "vụ/10.000 dân",
                "area": "phuong-12", "status": "met", "final": true, "value": 4.7839, "compared": "below", "threshold": 5, "path": 5, "reason": null } ],
              "next": null }
            """,
        ["getAlerts"] = """
            { "items": [ { "id": 7, "target": "security.detectionRate", "area": "phuong-12", "unit": "police", "status": "atRisk", "state": "acknowledged",
                "openedRun": 21, "openedAt": "2025-10-05T01:00:04+00:00", "lastChangedAt": "2025-10-05T01:00:04+00:00", "resolvedAt": null,
                "commitment": { "cause": "Thiếu điều tra viên", "remedy": "Bổ sung hai điều tra viên", "person": "Nguyễn An", "by": "2025-12-15", "answeredAt": "2025-10-08T03:00:00+00:00" } } ],
              "next": null }
            """,
    };

    public static string PostedFigures { get; } = """
        { "figures": [
          { "figure": "criminalCases", "area": "phuong-12", "period": "2025-Q4", "value": 19, "note": "Theo hệ thống thống kê hình sự" },
          { "figure": "solvedCases", "area": "phuong-12", "period": "2025-Q4", "value": "16" } ] }
        """;

    public static void AddTo(OpenApiOperation operation)
    {
        if (operation.RequestBody?.Content is { } sent && sent.TryGetValue(Json, out var body))
        {
            body.Example = JsonNode.Parse(PostedFigures);
            ((OpenApiRequestBody)operation.RequestBody).Required = true;
        }

        if (Answers.TryGetValue(operation.OperationId ?? "", out var answer) && operation.Responses?["200"].Content?.TryGetValue(Json, out var told) == true)
        {
            told.Example = JsonNode.Parse(answer);
        }

        foreach (var response in operation.Responses ?? [])
        {
            if (response.Value.Content?.ContainsKey(ApiProblem.ContentType) == true)
            {
                response.Value.Description = ApiProblem.Text("Title." + response.Key);
            }
        }

        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (parameter.In == ParameterLocation.Header)
            {
                (parameter.Required, parameter.Example) = (true, "thang-12-2025-lan-1");
                parameter.Description = "Tên riêng của lô này do bên gửi đặt, 1–100 ký tự ASCII: gửi lại cùng tên thì không ghi hai lần.";
            }

            if (parameter.Name == "period")
            {
                (parameter.Required, parameter.Example) = (true, "2025-Q4");
            }
        }
    }
}
