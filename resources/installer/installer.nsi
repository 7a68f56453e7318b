; Setup.exe: for one user, without an administrator. `python run.py installer` gives it
;   VERSION  such as 0.2.0            DIST  the folder that PyInstaller made
;   OUT      the file to write        FAST  if defined: larger, made five times as fast
;   SIGN     if defined: the command that signs the file it is given (for the uninstaller)
;

Target amd64-unicode
Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "WordFunc.nsh"
!include "Win\COM.nsh"
!include "Win\Propkey.nsh"

!define NAME "Home Education Office"
!define PUBLISHER "The Home Education Office authors"
!define APP_ID "HomeEducationOffice.HomeEducation" ; the same as the program's own
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\HomeEducation"
!define OWN_KEY "Software\HomeEducation"
!define CLASSES "Software\Classes"
!define FILE_TYPE "HomeEducation.Database"
!define NEW "$INSTDIR\.HomeEducation-new"
!define OLD "$INSTDIR\.HomeEducation-old"

; How it ends.
!define DONE 0
!define CANCELLED 1
!define FAILED 2 ; and all is as it was
!define OPEN 3 ; the program is
!define NEWER 4 ; is what is installed
!define ANOTHER 5 ; Setup or uninstaller runs
!define TOO_OLD 6 ; this Windows is

Name "$(NAME)"
BrandingText "$(NAME) ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\HomeEducation"
InstallDirRegKey HKCU "${OWN_KEY}" "Folder"
AllowRootDirInstall true ; to refuse it in words: otherwise NSIS takes the usual folder instead
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif
ManifestDPIAware true
ManifestSupportedOS Win10 ; otherwise Windows says it is an older one
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "MIT License"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "..\icons\app.ico"
!define MUI_UNICON "..\icons\app.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "welcome.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "welcome.bmp"
!define MUI_ABORTWARNING
!define MUI_CUSTOMFUNCTION_ABORT Cancelled
!define MUI_CUSTOMFUNCTION_UNABORT un.Cancelled
!define MUI_LANGDLL_ALLLANGUAGES
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\HomeEducation.exe"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(DATA_STAYS)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TEXT "$(DATA_STAYS)"
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGEEX "." "Kazakh"
!insertmacro MUI_LANGUAGE "Russian"
!insertmacro MUI_LANGUAGE "English"
!include "words.nsh"

!insertmacro GetParameters
!insertmacro GetOptions
!insertmacro GetRoot
!insertmacro VersionCompare

; Before the first page it speaks the language of Windows, whatever /LANGUAGE= says.
!macro Refuse CODE WORDS
  SetErrorLevel ${CODE}
  MessageBox MB_OK|MB_ICONSTOP "${WORDS}" /SD IDOK
  Quit
!macroend

!include "parts.nsh"
!include "refusing.nsh"
!include "registering.nsh"

; Kazakh where Windows speaks none of the three.
!macro ChooseLanguage
  ${If} $LANGUAGE <> ${LANG_RUSSIAN}
  ${AndIf} $LANGUAGE <> ${LANG_ENGLISH}
    StrCpy $LANGUAGE ${LANG_KAZAKH}
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/LANGUAGE=" $1
  ${IfNot} ${Errors}
    ${Select} $1
      ${Case} "kk"
        StrCpy $LANGUAGE ${LANG_KAZAKH}
      ${Case} "ru"
        StrCpy $LANGUAGE ${LANG_RUSSIAN}
      ${Case} "en"
        StrCpy $LANGUAGE ${LANG_ENGLISH}
    ${EndSelect}
  ${EndIf}
!macroend

; One spelling of the folder: neither C:\Office\..\ nor a backslash at its end.
!macro SpellFolder
  System::Call 'kernel32::GetFullPathNameW(w "$INSTDIR\", i ${NSIS_MAX_STRLEN}, w.r0, p 0)'
  StrCpy $INSTDIR $0 -1
!macroend

Function .onInit
  !insertmacro ChooseLanguage
  !insertmacro SpellFolder
  SetErrorLevel ${FAILED} ; until the end says otherwise
  Call RefuseOldWindows
  !insertmacro RefuseASecond
  Call RefuseOlderThanInstalled
  Call RefuseFolder
FunctionEnd

Function un.onInit
  !insertmacro ChooseLanguage
  !insertmacro SpellFolder
  SetErrorLevel ${FAILED}
  !insertmacro RefuseASecond
FunctionEnd

Function Cancelled
  SetErrorLevel ${CANCELLED}
FunctionEnd

Function un.Cancelled
  SetErrorLevel ${CANCELLED}
FunctionEnd

Function .onInstFailed ; somebody was asked about a file, and stopped
  SetOutPath "$TEMP" ; Windows does not remove the folder a program is in
  !insertmacro DropNew
FunctionEnd

Section
  SetOutPath "$INSTDIR"
  Call PutBack
  Call ClearAway
  Call RefuseWhileOpen
  Call WriteNew
  Call RefuseWhileOpen ; somebody may have opened it meanwhile
  Call Change
  Call Register
  SetErrorLevel ${DONE}
SectionEnd

Section "Uninstall"
  SetOutPath "$TEMP"
  Call un.RefuseWhileOpen
  Call un.RemoveParts
  Call un.RemoveItself
  Call un.Unregister
  ; The office's data stay where they are.
  DetailPrint "$(DATA_STAYS)"
  SetErrorLevel ${DONE}
SectionEnd
