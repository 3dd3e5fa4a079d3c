using System.Text.Json;
using System.Text.Json.Serialization;
using AmazonRec.Web.Hosting;

namespace AmazonRec.Web.Api;

/// <summary>
/// How the API writes and reads JSON: code made by the compiler, for speed. Unknown properties are errors, so that no misspelt option is
/// ignored.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(AnswerSourceName), typeof(VectorSpaceName), typeof(ListOrderName), typeof(ProtocolName), typeof(LeakLevelName)])]
[JsonSerializable(typeof(IReadOnlyList<UserView>))]
[JsonSerializable(typeof(IReadOnlyList<ItemView>))]
[JsonSerializable(typeof(SimilarListView))]
[JsonSerializable(typeof(HistoryView))]
[JsonSerializable(typeof(ListView))]
[JsonSerializable(typeof(RateRequest))]
[JsonSerializable(typeof(ModelView))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    private sealed class AnswerSourceName() : JsonStringEnumConverter<Recommendation.AnswerSource>(JsonNamingPolicy.KebabCaseLower);

    private sealed class VectorSpaceName() : JsonStringEnumConverter<Recommendation.VectorSpace>(JsonNamingPolicy.KebabCaseLower);

    private sealed class ListOrderName() : JsonStringEnumConverter<Recommendation.ListOrder>(JsonNamingPolicy.KebabCaseLower);

    private sealed class LeakLevelName() : JsonStringEnumConverter<Evaluation.Leaks.LeakLevel>(JsonNamingPolicy.KebabCaseLower);

    private sealed class ProtocolName() : JsonStringEnumConverter<Data.Protocol>(JsonNamingPolicy.KebabCaseLower);
}
