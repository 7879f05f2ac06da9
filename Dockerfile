# The command in a container: docker build -t metadata-analyzer --build-arg SDK_IMAGE=… --build-arg RUNTIME_IMAGE=… --build-arg COMMIT="$(git rev-parse HEAD)" .
# with the images of the .NET 10 SDK and runtime that your registry serves.
# docker run --rm --network none --user "$(id -u):$(id -g)" -v "$PWD:/project" metadata-analyzer assess . --report-dir reports
ARG SDK_IMAGE
ARG RUNTIME_IMAGE

FROM ${SDK_IMAGE} AS build
ARG COMMIT=
WORKDIR /source
COPY Directory.Build.props Directory.Packages.props global.json BannedSymbols.txt .editorconfig ./
COPY rules rules
COPY src src
RUN dotnet publish src/MetadataAnalyzer.Cli -c Release -o /app -p:SourceRevisionId=${COMMIT}

FROM ${RUNTIME_IMAGE}
# git is for what compares two states of a project.
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/* && git config --system --add safe.directory '*'
COPY --from=build /app /app
RUN ln -s /app/metadata-analyzer /usr/local/bin/metadata-analyzer
USER $APP_UID
WORKDIR /project
ENTRYPOINT ["metadata-analyzer"]
CMD ["--help"]
