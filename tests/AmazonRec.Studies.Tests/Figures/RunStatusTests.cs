using AmazonRec.Studies.Figures;

namespace AmazonRec.Studies.Tests.Figures;

public sealed class RunStatusTests
{
    [Fact]
    public void The_status_names_each_data_once_and_says_where_there_is_none()
    {
        Assert.EndsWith("mode full, data: none of its own", new RunStatus("full").ToString(), StringComparison.Ordinal);
        Assert.Single(new RunStatus("smoke", StudyData.Sample, StudyData.Sample).ToString().Split("synthetic sample")[1..]);
    }
}
