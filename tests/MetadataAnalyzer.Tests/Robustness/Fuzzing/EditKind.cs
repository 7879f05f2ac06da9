namespace MetadataAnalyzer.Tests.Robustness.Fuzzing;

/// <summary>The ways to damage the content of a file.</summary>
internal enum EditKind
{
    // Bytes.
    FlipBit,
    InsertBytes,
    DeleteBytes,
    Cut,
    CutStart,
    CopyBytes,
    ZeroBytes,

    // Lines.
    DoubleLine,
    DropLine,
    SwapLines,
    RepeatLine,
    IndentLine,
    JoinLines,
    MergeConflict,

    // Elements of XML.
    NestElement,
    NestDeep,
    DoubleElement,
    DropElement,
    EmptyElement,
    RenameElement,
    SwapElements,
    WrapInCdata,
    WrapInComment,
    AddDoctype,

    // Values, whatever the format.
    ReplaceValue,
    ReplaceManyValues,
    InsertValue,
    SwapValues,
    EmptyValue,

    // Encodings.
    Utf16LittleEndian,
    Utf16BigEndian,
    Latin1,
    ByteOrderMark,
    OtherEncodingDeclared,

    // Columns of CSV.
    DropColumn,
    DoubleColumn,
    SwapColumns,
    DropCell,
    StrayQuote,
    OtherSeparator,
    DoubleHeader,
}
