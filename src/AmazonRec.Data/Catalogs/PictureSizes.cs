using System.Text.Json;
using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>Reads the pictures of 2023: a list of objects with an address for each size, or an object with a list for each size.</summary>
internal static class PictureSizes
{
    /// <summary>Adds the pictures that follow, of each one address for each size, empty where a size is not told.</summary>
    /// <exception cref="FormatException">They are neither.</exception>
    public static void Read(ref Utf8JsonReader json, Pictures pictures)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.StartObject) ReadLists(ref json, pictures);
        else if (json.TokenType == JsonTokenType.StartArray)
            while (json.Read() && json.TokenType != JsonTokenType.EndArray) ReadOne(ref json, pictures);
        else if (json.TokenType != JsonTokenType.Null) throw new FormatException("'images' is no list of pictures");
    }

    private static void ReadOne(ref Utf8JsonReader json, Pictures pictures)
    {
        string high = "", normal = "", small = "";
        if (json.TokenType == JsonTokenType.StartObject)
        {
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (JsonText.Is(ref json, "hi_res"u8)) high = JsonValue.Text(ref json, "hi_res");
                else if (JsonText.Is(ref json, "large"u8)) normal = JsonValue.Text(ref json, "large");
                else if (JsonText.Is(ref json, "thumb"u8)) small = JsonValue.Text(ref json, "thumb");
                else json.Skip();
            }
        }
        else
        {
            normal = JsonValue.Scalar(ref json) ?? throw new FormatException("'images' is no list of pictures");
        }

        pictures.HighResolution.Add(high);
        pictures.Normal.Add(normal);
        pictures.Small.Add(small);
    }

    private static void ReadLists(ref Utf8JsonReader json, Pictures pictures)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonText.Is(ref json, "hi_res"u8)) ReadList(ref json, pictures.HighResolution);
            else if (JsonText.Is(ref json, "large"u8)) ReadList(ref json, pictures.Normal);
            else if (JsonText.Is(ref json, "thumb"u8)) ReadList(ref json, pictures.Small);
            else json.Skip();
        }
    }

    /// <summary>A null keeps its place: the lists go together by position.</summary>
    private static void ReadList(ref Utf8JsonReader json, List<string> urls)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null) return;
        if (json.TokenType != JsonTokenType.StartArray) throw new FormatException("'images' is no object of lists");
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            urls.Add(JsonValue.Scalar(ref json) ?? throw new FormatException("'images' is no object of lists"));
    }
}
