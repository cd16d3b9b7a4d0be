namespace ActionPlan.Rules.Reading.Syntax;

internal enum PieceKind
{
    Open,
    Close,
    Colon,
    Comma,
    Text,
    Number,
    Word,
    End,
}

/// <summary>A piece of JSON: a bracket, a sign, a text, a number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
internal readonly record struct Piece(PieceKind Kind, int Start, int End);
