using System.Text;

namespace ActionPlan.Rules.Reading;

/// <summary>Characters in texts that nobody sees.</summary>
internal sealed partial class Binder
{
    private const int LongestBefore = 20;

    /// <summary>What hides in an expression is named by whoever reads it.</summary>
    private void RefuseHidden(int offset, string text)
    {
        if (TypedText.Hidden(text) is not var (at, code))
        {
            return;
        }

        var before = Encoding.UTF8.GetByteCount(text.AsSpan(0, at));
        problems.Add(file, file.IsPlainString(offset, before) ? offset + 1 + before : offset, at == 0 ? "textHiddenFirst" : "textHidden", code,
            text[Math.Max(0, at - LongestBefore)..at]);
    }
}
