using System.Globalization;
using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Studies;

/// <summary>Numbers as the tables of studies write them.</summary>
internal static class StudyNumbers
{
    /// <summary>Four digits; a dash for what is not defined.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "-" : value.ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>The same with a sign.</summary>
    public static string Signed(double value) => double.IsNaN(value) ? "-" : value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);

    /// <summary>A number and its interval, where that is known.</summary>
    public static string WithEnds(Interval i) => double.IsNaN(i.Low) ? Number(i.Estimate) : $"{Number(i.Estimate)} [{Number(i.Low)}, {Number(i.High)}]";

    /// <summary>The same with signs.</summary>
    public static string Signed(Interval i) => double.IsNaN(i.Low) ? Signed(i.Estimate) : $"{Signed(i.Estimate)} [{Signed(i.Low)}, {Signed(i.High)}]";

    /// <summary>A p value; a dash where nothing was tested.</summary>
    public static string P(double value) => value < 0.0001 ? "<0.0001" : Number(value);
}
