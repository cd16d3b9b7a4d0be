using ActionPlan.Host.Access;
using ActionPlan.Host.Api.Keys;
using ActionPlan.Host.Api.V1;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scope = ActionPlan.Host.Rights.Scope;

namespace ActionPlan.Host.Api.Document;

/// <summary>The API's description: what the endpoints say of themselves, and what they cannot say.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";
    private const string Bearer = "bearer";

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddSchemaTransformer(Numbers);
        options.AddOperationTransformer(Operation);
        options.AddDocumentTransformer(Whole);
    }

    // The framework calls a decimal a double, which it never is here, and lets every number be a text, which only a posted value may be.
    private static Task Numbers(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (schema.Type is { } type && (type.HasFlag(JsonSchemaType.Number) || type.HasFlag(JsonSchemaType.Integer)))
        {
            schema.Format = schema.Format == "double" ? null : schema.Format;
            if (context.JsonPropertyInfo?.DeclaringType != typeof(PostedFigure))
            {
                (schema.Type, schema.Pattern) = (type & ~JsonSchemaType.String, null);
            }
        }

        return Task.CompletedTask;
    }

    private static Task Operation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var rights = context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsAttribute>().Select(needs => needs.Right).ToList();
        var scopes = Enum.GetValues<Scope>().Where(scope => rights.TrueForAll(Granted.To(scope).Contains)).Select(scope => scope.Code()).ToList();
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        operation.Description += $"\n\nPhạm vi của khóa: {string.Join(", ", scopes.Select(scope => $"`{scope}`"))}.";
        ApiExamples.AddTo(operation);
        operation.Responses = InOrder(operation.Responses ?? []);
        return Task.CompletedTask;
    }

    private static OpenApiResponses InOrder(OpenApiResponses responses)
    {
        var ordered = new OpenApiResponses();
        foreach (var (status, response) in responses.OrderBy(response => response.Key, StringComparer.Ordinal))
        {
            ordered.Add(status, response);
        }

        return ordered;
    }

    private static Task Whole(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Chương trình hành động – API",
            Version = Name,
            Description = """
                Dành cho hệ thống khác: gửi số liệu vào, lấy kết quả đánh giá và cảnh báo ra.

                **Khóa.** Quản trị hệ thống cấp khóa cho từng đơn vị, kèm phạm vi và ngày hết hạn. Gửi khóa trong tiêu đề `Authorization: Bearer ap_…`. Cookie đăng nhập không dùng được ở đây.

                **Số.** Số trong JSON được đọc và viết đúng từng chữ số thập phân, không làm tròn. Kỳ viết `2024-Q3` hoặc `2024`; thời điểm theo ISO 8601.

                **Lỗi.** Mọi lỗi theo RFC 9457 (`application/problem+json`): `title`, `detail` cho người đọc, `code` cho chương trình; `errors` chỉ từng chỗ sai bằng JSON Pointer.

                **Giới hạn.** Mỗi khóa 120 yêu cầu một phút, trừ khi máy chủ đặt khác; quá mức thì nhận 429 kèm `Retry-After`. Câu trả lời GET có `ETag`: gửi lại trong `If-None-Match` để nhận 304 khi không có gì mới.
                """,
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = Bearer, BearerFormat = "ap_k7w2m9qd_…",
                Description = $"Khóa do quản trị hệ thống cấp ở trang Khóa kết nối; hết hạn sau nhiều nhất {CreateApiKey.MostYears} năm.",
            },
        };
        return Task.CompletedTask;
    }
}
