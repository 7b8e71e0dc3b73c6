@echo off
rem Starts Voxelyte; builds it first where the built program is missing. After a change of the sources
rem delete voxelyte-cli\target, so that the next start builds anew.
rem VOXELYTE_OPTS holds further options of the Java virtual machine, such as -Xmx8g.
setlocal DisableDelayedExpansion
set "VOXELYTE_HOME=%~dp0"
set "VOXELYTE_PROGRAM=%VOXELYTE_HOME%voxelyte-cli\target\voxelyte-cli.jar"
set "VOXELYTE_STAMP=%VOXELYTE_HOME%voxelyte-cli\target\voxelyte-build.stamp"
set "VOXELYTE_LOG=%VOXELYTE_HOME%target\voxelyte-build.log"

rem Java: the one of JAVA_HOME, else the one on PATH
set "VOXELYTE_JAVA=java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "VOXELYTE_JAVA=%JAVA_HOME%\bin\java.exe"

if exist "%VOXELYTE_PROGRAM%" if exist "%VOXELYTE_STAMP%" goto start

rem The version is asked for before a build only, so that a start stays quick: "openjdk 17.0.15 2025-04-15"
set "VOXELYTE_VERSION="
for /f "tokens=2 delims=. " %%v in ('call "%VOXELYTE_JAVA%" --version 2^>nul') do if not defined VOXELYTE_VERSION set "VOXELYTE_VERSION=%%v"
if not defined VOXELYTE_VERSION goto no_java
if %VOXELYTE_VERSION% LSS 17 goto no_java

echo building Voxelyte (first run, about a minute) ... 1>&2
if not exist "%VOXELYTE_HOME%target" mkdir "%VOXELYTE_HOME%target"
pushd "%VOXELYTE_HOME%"
call mvnw.cmd -B -ntp -Dquick -Dmaven.test.skip=true -pl voxelyte-cli -am package > "%VOXELYTE_LOG%" 2>&1
set "VOXELYTE_CODE=%ERRORLEVEL%"
popd
if not "%VOXELYTE_CODE%"=="0" goto build_failed
if not exist "%VOXELYTE_PROGRAM%" goto build_failed
type nul > "%VOXELYTE_STAMP%"
echo built 1>&2

:start
"%VOXELYTE_JAVA%" -XX:MaxRAMPercentage=80 -XX:+UseParallelGC -XX:NewRatio=8 -Djava.awt.headless=true -Dfile.encoding=UTF-8 -Dvoxelyte.terminal=true %VOXELYTE_OPTS% -jar "%VOXELYTE_PROGRAM%" %*
exit /b %ERRORLEVEL%

:no_java
echo voxelyte: no JDK 17 or newer found in JAVA_HOME or on PATH; install one or set JAVA_HOME 1>&2
exit /b 1

:build_failed
type "%VOXELYTE_LOG%" 1>&2
echo voxelyte: the build failed; its log is "%VOXELYTE_LOG%" 1>&2
exit /b 1
