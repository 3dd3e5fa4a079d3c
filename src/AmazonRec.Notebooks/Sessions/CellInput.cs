using System.Diagnostics;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>
/// The console's input, which is no cell's: a kernel asks its client for a line, and nobody sits before a notebook that runs headless.
/// </summary>
internal sealed class CellInput(TextReader console) : TextReader
{
    /// <summary>What a cell is told that asks where nobody answers.</summary>
    public const string Refused = "cells cannot ask for input here. Put the value into a variable, in a cell of its own.";

    private const string NoKeys = "cells cannot ask for single keys. Take a line by Console.ReadLine(), or put the value into a variable.";
    private static readonly Lock One = new();
    private static readonly TextReader Own = Console.In;
    private static TextReader? _in;

    /// <summary>Puts itself before the console, unless it is there already.</summary>
    public static void Install()
    {
        lock (One)
        {
            if (ReferenceEquals(Console.In, _in)) return;
            Console.SetIn(new CellInput(Own));
            _in = Console.In;
        }
    }

    /// <summary>
    /// What a cell is told whose error stands for a question: keys come from no reader, and .NET's own words are about redirected files.
    /// </summary>
    public static Exception Explained(Exception error) =>
        error is InvalidOperationException && new StackTrace(error).GetFrames().FirstOrDefault()?.GetMethod() is { } asked
            && asked.DeclaringType?.Assembly == typeof(Console).Assembly && asked.Name is "ReadKey" or "get_KeyAvailable"
            ? new NotSupportedException(NoKeys, error)
            : error;

    public override int Peek() => Asked().Peek();

    public override int Read() => Asked().Read();

    public override int Read(char[] buffer, int index, int count) => Asked().Read(buffer, index, count);

    public override int ReadBlock(char[] buffer, int index, int count) => Asked().ReadBlock(buffer, index, count);

    public override string? ReadLine() => Asked().ReadLine();

    public override string ReadToEnd() => Asked().ReadToEnd();

    private TextReader Asked() =>
        CellSink.Current is not { } cell ? console : cell.Answers ?? throw new NotSupportedException(Refused);
}
