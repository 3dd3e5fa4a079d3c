# The web page over a run folder:  docker build -t amazonrec .  &&  docker run -p 5000:5000 -v "$PWD/runs:/runs" amazonrec serve --run /runs
# Any other command works the same way:  docker run -v "$PWD:/data" amazonrec train --data /data/ratings.csv --out /data/runs/mine
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/AmazonRec.Cli -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /app /app
USER $APP_UID
WORKDIR /data
EXPOSE 5000
ENV ASPNETCORE_URLS=
ENTRYPOINT ["dotnet", "/app/AmazonRec.Cli.dll"]
CMD ["serve", "--run", "/runs", "--urls", "http://0.0.0.0:5000"]
