@echo off
rem Cho Windows: cài phần mềm nếu chưa có hoặc đã cũ, rồi chạy lệnh. Gõ: portal check
setlocal
chcp 65001 >nul
set PYTHONUTF8=1
set "HERE=%~dp0"
set "BIN=%HERE%.venv\Scripts"

if exist "%BIN%\python.exe" fc /b "%HERE%requirements.txt" "%HERE%.venv\requirements.txt" >nul 2>&1 && goto run
rem pip viết danh sách tệp của một gói sau cùng, và đặt tên có dấu ~ khi đang thay một gói: thiếu danh
rem sách hay còn tên ấy là lần cài trước bị ngắt giữa chừng, nên làm lại từ đầu.
"%BIN%\python.exe" -Ic "import glob, os, sysconfig; os.chdir(sysconfig.get_path('purelib')); begun, done = glob.glob('*.dist-info'), glob.glob('*.dist-info/RECORD'); exit(not glob.glob('pip-*.dist-info') or len(done) < len(begun) or bool(glob.glob('~*')))" >nul 2>&1 || (
  py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" && py -3 -m venv --clear "%HERE%.venv" || (
    echo Cần Python 3.11 trở lên. Tải tại https://www.python.org/downloads/ rồi chạy lại.
    exit /b 1
  )
)
echo Đang cài phần mềm của Cổng, vài phút...
pushd "%HERE%"
"%BIN%\python.exe" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt || (
  echo Chưa cài được. Kiểm tra mạng rồi chạy lại.
  popd
  exit /b 1
)
copy /y requirements.txt .venv\requirements.txt >nul
popd

:run
rem Cả dòng này được đọc trước khi chạy, nên lệnh upgrade viết lại được chính tệp này.
"%BIN%\python.exe" -m portal_cli %* & exit /b
