using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Documents;

namespace AmazonRec.Notebooks.Tests.Documents;

public sealed class NotebookTests
{
    [Fact]
    public void Writing_keeps_everything_that_was_read()
    {
        var text = NotebookText.Of(("1 + 1", null));
        var written = Notebook.Parse(text, "n.ipynb").Write();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(written)));
        Assert.Contains("1.50", Notebook.Parse(text.Replace("1.5", "1.50"), "n.ipynb").Write());
        Assert.Contains("Ünïcode <b>", written);
        Assert.Contains("\n \"cells\": [\n  {\n", written);
        Assert.EndsWith("}\n", written);
    }

    [Theory]
    [InlineData("{", "n.ipynb: is no notebook (not JSON, line 1). Take it from where it is whole")]
    [InlineData("{\n  \"nbformat\": 4,\n<<<<<<< HEAD", "(not JSON, line 3)")]
    [InlineData("[]", "is no notebook")]
    [InlineData("{\"nbformat\": 3}", "nbformat 4")]
    [InlineData("{\"nbformat\": 4, \"metadata\": {\"kernelspec\": {\"language\": \"python\"}}}", "notebook of Python")]
    [
        InlineData(
            "{\"nbformat\": 4, \"metadata\": {\"kernelspec\": {\"language\": \"C#\"}, \"polyglot_notebook\": {\"kernelInfo\": "
            + "{\"defaultKernelName\": \"fsharp\"}}}}",
            "notebook of F#")]
    [InlineData("{\"nbformat\": 4, \"metadata\": {\"dotnet_interactive\": {\"defaultKernelName\": \"pwsh\"}}}", "notebook of PowerShell")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"sound\"}]}", "unknown kind 'sound'")]
    [InlineData("{\"nbformat\": 4, \"cells\": [1]}", "is no notebook")]
    public void What_is_no_notebook_of_csharp_is_refused(string text, string part) =>
        Assert.Contains(part, Assert.Throws<FormatException>(() => Notebook.Parse(text, "n.ipynb")).Message);

    [Theory]
    [InlineData("# Title\n\nText.")]
    [InlineData("[1, 2]")]
    [InlineData("{\"nbformat\": 4, \"cells\": [1]}")]
    public void A_file_of_another_kind_is_named_with_what_to_name_instead(string text)
    {
        var message = Assert.Throws<FormatException>(() => Notebook.Parse(text, "README.md")).Message;
        Assert.StartsWith("README.md: is no notebook (", message);
        Assert.EndsWith("Name a file that ends in .ipynb.", message);
    }

    [Theory]
    [InlineData("""{"language_info": {"name": "polyglot-notebook"}}""")]
    [InlineData("""{"language_info": {"name": "polyglot-notebook"}, "polyglot_notebook": {"kernelInfo": {"defaultKernelName": "csharp", "items": []}}}""")]
    [InlineData("""{"kernelspec": {"name": ".net-csharp", "language": "C#"}, "language_info": {"name": "C#"}}""")]
    [InlineData("{}")]
    public void Notebooks_of_csharp_by_whatever_editor_are_read(string metadata) => Assert.Empty(Notebook.Parse($$"""{"nbformat": 4, "metadata": {{metadata}}, "cells": []}""", "n").Cells);

    [Theory]
    [InlineData("""{"polyglot_notebook": {"kernelName": "javascript"}}""", "x", "javascript")]
    [InlineData("""{"dotnet_interactive": {"language": "fsharp"}, "polyglot_notebook": {"kernelName": "fsharp"}}""", "x", "fsharp")]
    [InlineData("""{"vscode": {"languageId": "polyglot-notebook"}, "dotnet_interactive": {"language": "sql"}}""", "x", "sql")]
    [InlineData("""{"vscode": {"languageId": "mermaid"}}""", "x", "mermaid")]
    [InlineData("""{"polyglot_notebook": {"kernelName": "javascript"}}""", "#!csharp\nx", "csharp")]
    [InlineData("""{"polyglot_notebook": {"kernelName": "csharp"}}""", "\n #!f#\nx", "f#")]
    [InlineData("""{"tags": ["csharp"]}""", "x", null)]
    public void A_cell_names_its_language_by_its_first_line_or_as_an_editor_noted_it(string metadata, string source, string? language)
    {
        var cell = new JsonObject { ["cell_type"] = "code", ["source"] = source, ["metadata"] = JsonNode.Parse(metadata) };
        Assert.Equal(
            language,
            Notebook.Parse(new JsonObject { ["nbformat"] = 4, ["cells"] = new JsonArray(cell) }.ToJsonString(), "n").Cells[0].Language);
    }

    [Fact]
    public void The_title_is_the_first_heading() => Assert.Equal("Ünïcode <b>", Notebook.Parse(NotebookText.Of(), "n").Title);
}
